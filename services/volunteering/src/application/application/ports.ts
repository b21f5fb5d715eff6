import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { OpportunityStore } from '../../opportunity/application/ports';
import type { OrganizationStore } from '../../organization/application/ports';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { VolunteerProfileStore } from '../../volunteer/application/ports';
import type { Application, ApplicationEvent, ApplicationStatus, BlockEvent, VolunteerBlock } from '../domain/application';

/** Which places: those of an opportunity as a whole, or of one of its shifts. */
export interface PlacesKey {
  readonly opportunityId: string;
  readonly shiftId: string | null;
}

/** Where an application belongs, which never changes. */
type Belonging = Pick<Application, 'id' | 'opportunityId' | 'organizationId'>;

/** The applications of one transaction. Whoever changes one has locked its opportunity before. */
export interface ApplicationStore {
  /** Where it belongs, so that what it belongs to is locked before it. */
  readonly belongingOf: (id: string) => Promise<Belonging | null>;
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<Application | null>;
  /** The first in line for these places, at most so many; locked. */
  readonly findWaitingForUpdate: (places: PlacesKey, limit: number) => Promise<readonly Application[]>;
  /** All of an opportunity that wait for an answer or in line; locked. */
  readonly findUndecidedForUpdate: (opportunityId: string) => Promise<readonly Application[]>;
  /** Those of a person that stand in one of these states, in one organization or in all, by their opportunities' ids. */
  readonly findOf: (volunteerId: string, statuses: readonly ApplicationStatus[], organizationId: string | null) => Promise<readonly Belonging[]>;
  /** Whether the person has a live one for these places. */
  readonly hasLive: (volunteerId: string, places: PlacesKey) => Promise<boolean>;
  /** Whether the person has ever applied to the organization. */
  readonly hasApplied: (volunteerId: string, organizationId: string) => Promise<boolean>;
  /** The number of the last in line for these places; 0 when nobody waits. */
  readonly lastWaitingNumber: (places: PlacesKey) => Promise<number>;
  readonly insert: (application: Application) => Promise<void>;
  /** Saves where applications stand now, by one statement. */
  readonly saveMoves: (applications: readonly Application[]) => Promise<void>;
  /** Takes out what a person wrote, and where his things stand in the order of changes. */
  readonly forget: (volunteerId: string) => Promise<void>;
}

/** The blocks of one transaction. */
interface BlockStore {
  readonly find: (organizationId: string, userId: string) => Promise<VolunteerBlock | null>;
  /** Answers whether it did: not when somebody else blocked the same person meanwhile. */
  readonly insert: (block: VolunteerBlock) => Promise<boolean>;
  readonly remove: (id: string) => Promise<void>;
}

/** The opportunities of one transaction, as far as applications need them. */
interface AppliedOpportunityStore extends Pick<OpportunityStore, 'findByIdForUpdate' | 'organizationIdOf'> {
  /** Counts so many more places as taken, or fewer; the opportunity is locked. */
  readonly take: (places: PlacesKey, difference: number) => Promise<void>;
}

/** One line of the audit trail about an application or a block. */
interface ApplicationAudit {
  readonly subjectType: 'application' | 'volunteer_block';
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on applications may touch inside one transaction. Locks are taken in this order: organization, opportunity, application. */
export interface ApplicationUnit {
  /** Business time. */
  readonly now: Date;
  readonly applications: ApplicationStore;
  readonly blocks: BlockStore;
  readonly opportunities: AppliedOpportunityStore;
  readonly organizations: Pick<OrganizationStore, 'statusOf'>;
  readonly profiles: Pick<VolunteerProfileStore, 'find'>;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the events in the outbox of this transaction. */
  readonly publish: (events: readonly (ApplicationEvent | BlockEvent)[]) => Promise<void>;
  readonly audit: (entries: readonly ApplicationAudit[]) => Promise<void>;
}

/** What an accepted command on an application answers; the same on a replay. */
export interface ApplicationIds {
  readonly applicationId: string;
}

/** What an accepted command on a block answers; the same on a replay. */
export interface BlockIds {
  readonly organizationId: string;
  readonly userId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InApplicationTransaction = CommandRunner<ApplicationUnit, VolunteeringErrorCode>;

/** Whose applications: those to an opportunity, to an organization, or of a person. */
export type ApplicationSide = 'OPPORTUNITY' | 'ORGANIZATION' | 'VOLUNTEER';

/** Which applications a list holds; without statuses, those in every state. */
export interface ApplicationList {
  readonly partyId: string;
  readonly statuses: readonly ApplicationStatus[] | null;
}

/** One page of such a list, as asked for beside others. */
export interface AskedApplications extends ApplicationList {
  readonly request: PageRequest;
}

/** One page of an organization's blocks, as asked for beside others. */
export interface AskedBlocks {
  readonly organizationId: string;
  readonly request: PageRequest;
}

/** Reads applications for the graph, one statement for however many; who may see them, the caller asks. */
export interface ApplicationReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Application[]>;
  /** The last applied first; each page with one more than asked for when it goes on. */
  readonly findPages: (side: ApplicationSide, asked: readonly AskedApplications[]) => Promise<readonly (readonly Application[])[]>;
  readonly countOf: (side: ApplicationSide, lists: readonly ApplicationList[]) => Promise<readonly number[]>;
  /** The place of each in its line, from 1 on; null of one that does not wait. */
  readonly waitingPositions: (ids: readonly string[]) => Promise<readonly (number | null)[]>;
  /** The live applications of a person to these opportunities. */
  readonly findLiveOf: (volunteerId: string, opportunityIds: readonly string[]) => Promise<readonly Application[]>;
  /** The blocks of a person by these organizations. */
  readonly findBlocksOf: (userId: string, organizationIds: readonly string[]) => Promise<readonly VolunteerBlock[]>;
  /** The last blocked first; each page with one more than asked for when it goes on. */
  readonly findBlockPages: (asked: readonly AskedBlocks[]) => Promise<readonly (readonly VolunteerBlock[])[]>;
  readonly countBlocks: (organizationIds: readonly string[]) => Promise<readonly number[]>;
}
