import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { ConsultationStore } from '../../consultation/application/ports';
import type { OrganizationStore } from '../../organization/application/ports';
import type { InstitutionStore } from '../../institution/application/ports';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { DraftNotification, DraftNotificationEvent, DraftNotificationRequest, Holder, HolderKind } from '../domain/draft-notification';

/** Which standing requests ask for a draft. */
interface WantedRequests {
  readonly consultationId: string;
  readonly institutionId: string;
  /** Those that stood then. */
  readonly publishedAt: Date;
  /** The codes that the draft concerns. */
  readonly related: readonly string[];
}

/** The standing requests of one transaction. */
export interface DraftNotificationStore {
  /** The request of this holder to this institution that stands; whoever else would make one waits until the transaction ends. */
  readonly findStanding: (institutionId: string, holder: Holder) => Promise<DraftNotificationRequest | null>;
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<DraftNotificationRequest | null>;
  /** All that a person ever asked for in his own name, locked. */
  readonly findOfPersonForUpdate: (userId: string) => Promise<readonly DraftNotificationRequest[]>;
  readonly insert: (request: DraftNotificationRequest) => Promise<void>;
  readonly save: (request: DraftNotificationRequest) => Promise<void>;
  /** Up to so many requests that ask for the draft and have not been served it. */
  readonly findUnserved: (wanted: WantedRequests, limit: number) => Promise<readonly DraftNotificationRequest[]>;
  /** Keeps that requests were served. */
  readonly insertServed: (notifications: readonly DraftNotification[]) => Promise<void>;
  /** A published draft whose requests are not all served, locked, the longest waiting first; one that somebody else serves is left out. */
  readonly findRound: () => Promise<{ readonly consultationId: string } | null>;
  readonly endRound: (consultationId: string, now: Date) => Promise<void>;
}

/** One line of the audit trail about a standing request. */
interface RequestAudit {
  readonly requestId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on standing requests may touch inside one transaction. */
export interface DraftNotificationUnit {
  /** Business time. */
  readonly now: Date;
  readonly draftNotifications: DraftNotificationStore;
  readonly consultations: Pick<ConsultationStore, 'findByIdForShare'>;
  readonly institutions: Pick<InstitutionStore, 'isOpen'>;
  readonly organizations: Pick<OrganizationStore, 'statusOf'>;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the events in the outbox of this transaction. */
  readonly publish: (events: readonly DraftNotificationEvent[]) => Promise<void>;
  readonly audit: (entry: RequestAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface RequestIds {
  readonly requestId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InDraftNotificationTransaction = CommandRunner<DraftNotificationUnit, ConsultationsErrorCode>;

/** Which requests a list holds. */
export interface RequestQuery {
  readonly of: { readonly institutionId: string; readonly holder: HolderKind | null } | { readonly userId: string; readonly organizationIds: readonly string[] };
  readonly standingOnly: boolean;
}

/** What an annual report counts of one kind of holders (its lines 3 to 5). */
export interface HolderCounts {
  /** Requests received in the year. */
  readonly requestCount: number;
  /** How often a draft was sent in the year. */
  readonly notificationCount: number;
  /** How many drafts were sent in the year, to however many. */
  readonly draftCount: number;
}

/** Reads standing requests for the graph and for reports. */
export interface DraftNotificationReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly DraftNotificationRequest[]>;
  /** The last made first; one row more than asked for when the list goes on. */
  readonly findPage: (query: RequestQuery, request: PageRequest) => Promise<readonly DraftNotificationRequest[]>;
  readonly count: (query: RequestQuery) => Promise<number>;
  /** How often each request was served. */
  readonly countServed: (requestIds: readonly string[]) => Promise<readonly number[]>;
  /** What a year's report of an institution counts. */
  readonly countsOf: (institutionId: string, year: number) => Promise<Readonly<Record<HolderKind, HolderCounts>>>;
}
