import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { DocumentFinder, PageRequest, Viewer } from '@conect/kernel';
import type { LegalClock } from '@conect/legal-clock';
import type { ConsultationStore } from '../../consultation/application/ports';
import type { DocumentPurpose } from '../../document/domain/document';
import type { InstitutionStore } from '../../institution/application/ports';
import type { OrganizationStore } from '../../organization/application/ports';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { LegalTermBreach } from '../domain/breach';
import type { Debate, DebateEvent } from '../domain/debate';
import type { Presence } from '../domain/debate-input';
import type { DebateRequest, DebateRequester, PendingDebateRequest } from '../domain/debate-request';
import type { DebateRegistration } from '../domain/registration';

/** The debates of one transaction. Whoever reads one for update has the consultation's row before. */
export interface DebateStore {
  /** Locks the debate of a consultation until the transaction ends; null before anything was said of one. */
  readonly findForUpdate: (consultationId: string) => Promise<Debate | null>;
  /** Keeps a new debate, unless somebody else was faster. */
  readonly begin: (debate: Debate) => Promise<void>;
  readonly save: (debate: Debate) => Promise<void>;
  /** The consultation that a debate, a request or a registration belongs to. */
  readonly consultationIdOf: (id: string) => Promise<string | null>;
  /** The consultations of whose debates time may ask something, the longest due first; those that end without an answer are not among them. */
  readonly findDue: (limit: number) => Promise<readonly string[]>;
  /** Forgets the names of who came to debates that ended so many months ago; answers of how many. */
  readonly forgetParticipants: (keptMonths: number, limit: number) => Promise<number>;
}

/** The requests for debates of one transaction. */
export interface DebateRequestStore {
  readonly findById: (id: string) => Promise<DebateRequest | null>;
  /** Whether this requester has a request for the debate that was not refused. */
  readonly hasOf: (debateId: string, requester: DebateRequester, userId: string) => Promise<boolean>;
  /** Those that wait although their term has passed, and of which nobody has said so. */
  readonly findOverdue: (debateId: string, now: Date) => Promise<readonly PendingDebateRequest[]>;
  readonly insert: (request: DebateRequest) => Promise<void>;
  readonly save: (request: DebateRequest) => Promise<void>;
  /** Forgets what a person wrote who asked for himself; that he asked stays counted. */
  readonly forget: (userId: string) => Promise<void>;
}

/** The registrations of one transaction; the debate is locked meanwhile. */
export interface DebateRegistrationStore {
  readonly findById: (id: string) => Promise<DebateRegistration | null>;
  /** Those of a person that were not cancelled, whatever the debate. */
  readonly findLiveOf: (userId: string) => Promise<readonly DebateRegistration[]>;
  readonly hasLive: (debateId: string, userId: string) => Promise<boolean>;
  readonly countSeated: (debateId: string) => Promise<number>;
  /** Those who wait, the first first; null is all of them. */
  readonly findWaiting: (debateId: string, limit: number | null) => Promise<readonly DebateRegistration[]>;
  /** All that were not cancelled. */
  readonly findLive: (debateId: string) => Promise<readonly DebateRegistration[]>;
  readonly insert: (registration: DebateRegistration) => Promise<void>;
  readonly save: (registration: DebateRegistration) => Promise<void>;
  /** Says of everybody who had a place or waited whether he came. */
  readonly markAttendance: (debateId: string, attendedIds: readonly string[]) => Promise<void>;
  /** Forgets who a person is at debates that are over. */
  readonly forget: (userId: string) => Promise<void>;
}

/** One line of the audit trail about a debate; its chain is the debate's. */
interface DebateAudit {
  readonly debateId: string;
  readonly subjectType: 'debate' | 'debateRequest' | 'debateRegistration';
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on debates may touch inside one transaction. */
export interface DebateUnit {
  /** Business time. */
  readonly now: Date;
  readonly consultations: Pick<ConsultationStore, 'findByIdForShare'>;
  readonly documents: DocumentFinder<DocumentPurpose>;
  readonly debates: DebateStore;
  readonly requests: DebateRequestStore;
  readonly registrations: DebateRegistrationStore;
  readonly attendance: { readonly insert: (debateId: string, presences: readonly Presence[]) => Promise<void> };
  /** Keeps a breach; false when it is there already. */
  readonly breaches: { readonly insert: (breach: LegalTermBreach) => Promise<boolean> };
  readonly institutions: InstitutionStore;
  readonly organizations: OrganizationStore;
  /** What time means in law today. */
  readonly legalClock: () => Promise<LegalClock>;
  /** Has what is due then done at that business instant. */
  readonly scheduleWalk: (at: Date) => Promise<void>;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: DebateEvent) => Promise<void>;
  readonly audit: (entry: DebateAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface DebateIds {
  readonly consultationId: string;
  /** The request or the registration that it is about. */
  readonly partId?: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InDebateTransaction = CommandRunner<DebateUnit, ConsultationsErrorCode>;


/** How many places are taken, and how many wait. */
export interface RegistrationCounts {
  readonly registeredCount: number;
  readonly waitlistedCount: number;
}

/** A registration with its place among those who speak; null when it is not among them. */
export interface PlacedRegistration extends DebateRegistration {
  readonly speakingOrder: number | null;
}

/** One page of the requests for a consultation's debate, as asked for beside others. */
export interface AskedRequests {
  readonly consultationId: string;
  /** Whether those of persons are listed too. */
  readonly withSuggestions: boolean;
  /** Whose own are listed whatever they are; null is nobody. */
  readonly userId: string | null;
  readonly request: PageRequest;
}

/** One page of who registered for a debate, as asked for beside others. */
export interface AskedRegistrations {
  readonly debateId: string;
  readonly request: PageRequest;
}

/** Which breaches a list holds; null asks for nothing. */
export interface BreachQuery {
  readonly institutionIds: readonly string[] | null;
  readonly consultationIds: readonly string[] | null;
  readonly terms: readonly string[] | null;
  readonly since: Date | null;
  readonly until: Date | null;
}

/** Reads debates for the graph, one statement for however many. */
export interface DebateReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Debate[]>;
  readonly findByConsultations: (consultationIds: readonly string[]) => Promise<readonly Debate[]>;
  readonly findRequests: (ids: readonly string[]) => Promise<readonly DebateRequest[]>;
  /** The first that came first; one more than asked for when the list goes on. */
  readonly findRequestPages: (asked: readonly AskedRequests[]) => Promise<readonly (readonly DebateRequest[])[]>;
  readonly countRequests: (asked: readonly Omit<AskedRequests, 'request'>[]) => Promise<readonly number[]>;
  /** How many persons asked, by consultation. */
  readonly countSuggestions: (consultationIds: readonly string[]) => Promise<readonly number[]>;
  readonly findRegistrations: (ids: readonly string[]) => Promise<readonly PlacedRegistration[]>;
  /** What a person has at each of these debates that he did not cancel. */
  readonly findRegistrationsOf: (asked: readonly { readonly debateId: string; readonly userId: string }[]) => Promise<readonly (PlacedRegistration | null)[]>;
  /** In the order of registration; each with one more than asked for when it goes on. */
  readonly findRegistrationPages: (asked: readonly AskedRegistrations[]) => Promise<readonly (readonly PlacedRegistration[])[]>;
  readonly countRegistrations: (debateIds: readonly string[]) => Promise<readonly RegistrationCounts[]>;
  /** Which organizations came to these debates. */
  readonly findAttendance: (debateIds: readonly string[]) => Promise<readonly (readonly Presence[])[]>;
  /** What stands between these consultations and their endorsement. */
  readonly findBlockers: (consultationIds: readonly string[]) => Promise<readonly (readonly string[])[]>;
  /** The last found first; one more than asked for when the list goes on. */
  readonly findBreaches: (query: BreachQuery, request: PageRequest) => Promise<readonly LegalTermBreach[]>;
  readonly countBreaches: (query: BreachQuery) => Promise<number>;
}
