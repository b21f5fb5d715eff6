import type { CommandCall } from '@conect/auth';
import type { PageRequest, Result } from '@conect/kernel';
import type { OrganizationAudit, OrganizationUnit } from '../../organization/application/ports';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { Activity, ActivityEvent, ActivityKind } from '../domain/activity';

/** The activities of one transaction. The organization's row is locked first, so that its activities change one after the other. */
export interface ActivityStore {
  readonly findById: (id: string) => Promise<Activity | null>;
  readonly insert: (activity: Activity) => Promise<void>;
  readonly save: (activity: Activity) => Promise<void>;
}

/** One line of the audit trail about an activity, in the chain of its organization. */
interface ActivityAudit {
  readonly activityId: string;
  readonly organizationId: string;
  readonly changes: OrganizationAudit['changes'];
}

/** What a command on activities may touch inside one transaction. */
export interface ActivityUnit extends OrganizationUnit {
  readonly activities: ActivityStore;
  readonly publishActivityEvent: (event: ActivityEvent) => Promise<void>;
  readonly auditActivity: (entry: ActivityAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface ActivityIds {
  readonly activityId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InActivityTransaction = (
  call: CommandCall,
  work: (unit: ActivityUnit) => Promise<Result<ActivityIds, RegistryErrorCode>>,
) => Promise<Result<ActivityIds, RegistryErrorCode>>;

/** Which published activities a list holds; null for no condition. */
export interface ActivityQuery {
  readonly kinds: readonly ActivityKind[] | null;
  readonly domains: readonly string[] | null;
  readonly countyCode: string | null;
  /** Those that still go on on this day or begin later, and those that have begun by that one. */
  readonly from: string | null;
  readonly until: string | null;
  /** Folded words, each of which begins a word of a title. */
  readonly words: readonly string[];
}

/** One page of an organization's published activities. */
export interface AskedActivities {
  readonly organizationId: string;
  readonly request: PageRequest;
}

/** Reads activities for the graph; who may see them is for the caller to ask, but for the list of all, which holds what is public. */
export interface ActivityReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Activity[]>;
  /** For each page asked for: what is published, the newest first, one more than asked for when there are more; all in one statement. */
  readonly findPages: (asked: readonly AskedActivities[]) => Promise<readonly (readonly Activity[])[]>;
  /** For each organization how many are published, in one statement. */
  readonly countOf: (organizationIds: readonly string[]) => Promise<readonly number[]>;
  /** What organizations that may tell have published, the newest first; one row more than asked for when the list goes on. */
  readonly findPage: (query: ActivityQuery, request: PageRequest) => Promise<readonly Activity[]>;
  readonly count: (query: ActivityQuery) => Promise<number>;
}
