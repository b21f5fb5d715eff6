/** Where an application stands (domain 2.7). */
export type ApplicationStatus = 'SUBMITTED' | 'WAITLISTED' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN' | 'CANCELLED_BY_HOST' | 'ENGAGED' | 'COMPLETED' | 'NO_SHOW';

/** What an applicant answered to one question. */
export interface Answer {
  readonly questionId: string;
  readonly text: string;
}

/** Somebody applies to an opportunity (candidatură); to one of its shifts when it has shifts. */
export interface Application {
  readonly id: string;
  /** One more with each change. */
  readonly version: number;
  readonly opportunityId: string;
  /** The organization whose opportunity it is. */
  readonly organizationId: string;
  /** Null when places are of the opportunity as a whole. */
  readonly shiftId: string | null;
  /** The person who applies. */
  readonly volunteerId: string;
  readonly status: ApplicationStatus;
  readonly statusSince: Date;
  /** A code of why it was rejected or withdrawn; null otherwise. */
  readonly reasonCode: string | null;
  /** In words: why it was rejected or withdrawn, or what the host wrote when it cancelled; null otherwise. */
  readonly reason: string | null;
  readonly motivation: string | null;
  readonly answers: readonly Answer[];
  readonly appliedAt: Date;
  /** Who waits longer has a lower one; null when nobody waits. */
  readonly waitingNumber: number | null;
}
