/** Where a contract stands (domain 2.7). */
export type ContractStatus =
  | 'DRAFT'
  | 'PENDING_GUARDIAN'
  | 'PENDING_VOLUNTEER'
  | 'PENDING_HOST'
  | 'ACTIVE'
  | 'NOTICE_GIVEN'
  | 'TERMINATED'
  | 'EXPIRED'
  | 'REJECTED'
  | 'CANCELLED';

/** A volunteering contract (contract de voluntariat, Legea 78/2014 art. 11). What its papers say of people stands elsewhere. */
export interface VolunteeringContract {
  readonly id: string;
  /** One more with each change. */
  readonly version: number;
  readonly organizationId: string;
  readonly opportunityId: string;
  readonly applicationId: string;
  readonly volunteerId: string;
  /** Counted by the organization and year, without gaps; `number/year` is what the paper bears. */
  readonly number: number;
  readonly year: number;
  readonly status: ContractStatus;
  readonly statusSince: Date;
  /** Why it was rejected, cancelled or ended; null otherwise, and once the volunteer is erased. */
  readonly statusReason: string | null;
  /** The first and the last day of the activity; days in Romania. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** When notice was given and the last day after it (15 days, Legea 78/2014); null before. */
  readonly noticeGivenOn: string | null;
  readonly noticeEndsOn: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** The last day on which something can be done under a contract. */
export const lastDayOf = ({ endsOn, noticeEndsOn }: Pick<VolunteeringContract, 'endsOn' | 'noticeEndsOn'>): string => (noticeEndsOn !== null && noticeEndsOn < endsOn ? noticeEndsOn : endsOn);
