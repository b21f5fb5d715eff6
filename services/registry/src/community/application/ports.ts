import type { CommandCall } from '@conect/auth';
import type { PageRequest, Result } from '@conect/kernel';
import type { OrganizationAudit, OrganizationUnit } from '../../organization/application/ports';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { Community, CommunityEvent, CommunityMember } from '../domain/community';

/** Whose membership: an organization's, or a person's own. */
type CommunityParty = Pick<CommunityMember, 'organizationId' | 'userId'>;

/** The communities of one transaction. */
export interface CommunityStore {
  /** Locks the row, so that people come and go one after the other. */
  readonly findByIdForUpdate: (id: string) => Promise<Community | null>;
  readonly findPresent: (communityId: string, party: CommunityParty) => Promise<CommunityMember | null>;
  readonly insert: (community: Community) => Promise<void>;
  readonly save: (community: Community) => Promise<void>;
  readonly saveMember: (member: CommunityMember) => Promise<void>;
  /** The communities that this expert is in, in the order of their ids. */
  readonly findIdsWithExpert: (userId: string) => Promise<readonly string[]>;
  /** Takes out of all memberships of an expert, also of those that ended, what he wrote of himself. */
  readonly forgetExpertise: (userId: string) => Promise<void>;
}

/** One line of the audit trail about a community. */
interface CommunityAudit {
  readonly communityId: string;
  readonly changes: OrganizationAudit['changes'];
}

/** What a command on communities may touch inside one transaction. */
export interface CommunityUnit extends OrganizationUnit {
  readonly communities: CommunityStore;
  readonly publishCommunity: (event: CommunityEvent) => Promise<void>;
  readonly auditCommunity: (entry: CommunityAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface CommunityIds {
  readonly communityId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InCommunityTransaction = (
  call: CommandCall,
  work: (unit: CommunityUnit) => Promise<Result<CommunityIds, RegistryErrorCode>>,
) => Promise<Result<CommunityIds, RegistryErrorCode>>;

/** Which communities a list holds. */
export interface CommunityQuery {
  readonly domains: readonly string[] | null;
  readonly isClosed: boolean | null;
}

/** Which members of a community a list holds. */
export interface MemberQuery {
  readonly communityId: string;
  readonly withExperts: boolean;
}

/** Reads communities for the graph; who may see their experts is for the caller to ask. */
export interface CommunityReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Community[]>;
  /** The oldest first; one row more than asked for when the list goes on. */
  readonly findPage: (query: CommunityQuery, request: PageRequest) => Promise<readonly Community[]>;
  readonly count: (query: CommunityQuery) => Promise<number>;
  /** Those that hold, the oldest first; one row more than asked for when the list goes on. */
  readonly findMembers: (query: MemberQuery, request: PageRequest) => Promise<readonly CommunityMember[]>;
  readonly countMembers: (query: MemberQuery) => Promise<number>;
  /** Which of these communities hold one of these parties. */
  readonly findCircles: (communityIds: readonly string[], parties: { readonly userId: string | null; readonly organizationIds: readonly string[] }) => Promise<readonly CommunityMember[]>;
}
