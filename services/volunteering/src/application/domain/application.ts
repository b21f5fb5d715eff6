/** Where an application stands (domain 2.7). */
export type ApplicationStatus = 'SUBMITTED' | 'WAITLISTED' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN' | 'CANCELLED_BY_HOST' | 'ENGAGED' | 'COMPLETED' | 'NO_SHOW';

/** Why a host rejects an application. */
export type RejectionReason = 'NO_RESPONSE' | 'REQUIREMENTS_NOT_FULFILLED' | 'OPPORTUNITY_ENDED' | 'OTHER';

/** Why somebody withdraws his application. */
export type WithdrawalReason = 'NOT_AVAILABLE' | 'REQUIREMENTS_NOT_FULFILLED' | 'OTHER';

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
  /** Why it was rejected or withdrawn; null otherwise, and when it was not said. */
  readonly reasonCode: RejectionReason | WithdrawalReason | null;
  /** In words: why it was rejected or withdrawn, or what the host wrote when it cancelled; null otherwise. */
  readonly reason: string | null;
  readonly motivation: string | null;
  readonly answers: readonly Answer[];
  readonly appliedAt: Date;
  /** Who waits longer has a lower one; null when nobody waits. */
  readonly waitingNumber: number | null;
}

/** What happened to an application. */
export type ApplicationEventType =
  | 'ApplicationSubmitted'
  | 'ApplicationWaitlisted'
  | 'ApplicationAccepted'
  | 'ApplicationPromoted'
  | 'ApplicationRejected'
  | 'ApplicationWithdrawn'
  | 'ApplicationCancelledByHost'
  | 'ApplicationEngaged'
  | 'ApplicationCompleted'
  | 'ApplicationNoShowRecorded';

/** Something that happened to an application; the application is as it is afterwards. */
export interface ApplicationEvent {
  readonly type: ApplicationEventType;
  readonly application: Application;
}

/** Somebody whose applications an organization does not take. */
export interface VolunteerBlock {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  /** For the organization's people alone. */
  readonly reason: string;
  readonly blockedAt: Date;
  readonly blockedBy: string;
}

/** Something that happened to a block. */
export interface BlockEvent {
  readonly type: 'VolunteerBlocked' | 'VolunteerUnblocked';
  readonly block: VolunteerBlock;
}

/** What the audit trail must not keep: it outlives the person's erasure. */
export const personalFields: ReadonlySet<string> = new Set(['motivation', 'answers', 'reason']);

/** Given up, rejected or cancelled: the same person may apply anew. */
const endedEarly: ReadonlySet<ApplicationStatus> = new Set<ApplicationStatus>(['REJECTED', 'WITHDRAWN', 'CANCELLED_BY_HOST']);

/** Whether it keeps its applicant from applying to the same places again. */
export const isLive = ({ status }: Pick<Application, 'status'>): boolean => !endedEarly.has(status);

/** The states in which somebody has a place; who did not come keeps his, for its time is over. */
export const placedStatuses: ReadonlySet<ApplicationStatus> = new Set<ApplicationStatus>(['ACCEPTED', 'ENGAGED', 'COMPLETED', 'NO_SHOW']);
