import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { ConsultationStore } from '../../consultation/application/ports';
import type { InstitutionStore } from '../../institution/application/ports';
import type { OrganizationStore } from '../../organization/application/ports';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { Idea, IdeaEvent, IdeaStatus, IdeaSupport } from '../domain/idea';

/** The ideas of one transaction. */
interface IdeaStore {
  /** Locks the row until the transaction ends, so that supporters come one after the other, and none after the answer. */
  readonly findByIdForUpdate: (id: string) => Promise<Idea | null>;
  readonly insert: (idea: Idea) => Promise<void>;
  readonly save: (idea: Idea) => Promise<void>;
}

/** The supports of one transaction. */
interface SupportStore {
  readonly isSupporting: (ideaId: string, organizationId: string) => Promise<boolean>;
  readonly insert: (support: IdeaSupport) => Promise<void>;
  readonly remove: (ideaId: string, organizationId: string) => Promise<void>;
}

/** One line of the audit trail about an idea. */
interface IdeaAudit {
  readonly ideaId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on ideas may touch inside one transaction. */
export interface IdeaUnit {
  /** Business time. */
  readonly now: Date;
  readonly ideas: IdeaStore;
  readonly supports: SupportStore;
  readonly consultations: Pick<ConsultationStore, 'findByIdForShare'>;
  readonly institutions: Pick<InstitutionStore, 'isOpen'>;
  readonly organizations: Pick<OrganizationStore, 'statusOf'>;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: IdeaEvent) => Promise<void>;
  readonly audit: (entry: IdeaAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface IdeaIds {
  readonly ideaId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InIdeaTransaction = CommandRunner<IdeaUnit, ConsultationsErrorCode>;

/** Which ideas a list holds; null asks for nothing. */
export interface IdeaQuery {
  readonly statuses: readonly IdeaStatus[] | null;
  readonly institutionIds: readonly string[] | null;
  readonly organizationIds: readonly string[] | null;
  readonly domains: readonly string[] | null;
}

/** Whose ideas: those to an institution, or those of an organization. */
export type IdeaSide = 'INSTITUTION' | 'ORGANIZATION';

/** One page of the ideas of an institution or an organization, as asked for beside others. */
export interface AskedIdeas {
  readonly partyId: string;
  readonly request: PageRequest;
}

/** One page of an idea's supporters, as asked for beside others. */
export interface AskedSupports {
  readonly ideaId: string;
  readonly request: PageRequest;
}

/** Reads ideas for the graph, one statement for however many; all of them are public. */
export interface IdeaReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Idea[]>;
  /** The last submitted first; one row more than asked for when the list goes on. */
  readonly findPage: (query: IdeaQuery, request: PageRequest) => Promise<readonly Idea[]>;
  readonly count: (query: IdeaQuery) => Promise<number>;
  /** Each page as {@link findPage} gives it. */
  readonly findPages: (side: IdeaSide, asked: readonly AskedIdeas[]) => Promise<readonly (readonly Idea[])[]>;
  /** How many each institution or organization has. */
  readonly countOf: (side: IdeaSide, partyIds: readonly string[]) => Promise<readonly number[]>;
  /** Pages of supporters, the first first; each with one more than asked for when it goes on. */
  readonly findSupportPages: (asked: readonly AskedSupports[]) => Promise<readonly (readonly IdeaSupport[])[]>;
  /** Which of these organizations support which of these ideas. */
  readonly findSupportsOf: (ideaIds: readonly string[], organizationIds: readonly string[]) => Promise<readonly IdeaSupport[]>;
}
