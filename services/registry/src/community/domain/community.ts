import { accept, refuse, type Result } from '@conect/kernel';
import { conflict, type RegistryErrorCode } from '../../service/domain/refusals';

/** A community of expertise (comunitate de expertiză) in one activity domain, which ministries ask before they write. */
export interface Community {
  readonly id: string;
  /** One more with each change of it or of who is in it; also the version of the change's event. */
  readonly version: number;
  /** Code of the activity domain. */
  readonly domain: string;
  readonly nameRo: string;
  readonly nameEn: string;
  readonly createdAt: Date;
  /** Null while people may join. */
  readonly closedAt: Date | null;
}

/** Who is in a community: an organization, or an expert in his own name. */
export type CommunityMemberIdentity =
  | { readonly organizationId: string; readonly userId: null; readonly expertise: null }
  | { readonly organizationId: null; readonly userId: string; readonly expertise: string };

/** One membership of a community; who comes back has another one. */
export type CommunityMember = CommunityMemberIdentity & {
  readonly id: string;
  readonly communityId: string;
  readonly joinedAt: Date;
  readonly joinedBy: string;
  /** Null while it holds. */
  readonly leftAt: Date | null;
};

/** What can have happened to a community; it is carried as it is afterwards. */
export type CommunityEvent =
  | { readonly type: 'ExpertiseCommunityCreated' | 'ExpertiseCommunityClosed'; readonly community: Community }
  | { readonly type: 'ExpertiseCommunityJoined' | 'ExpertiseCommunityLeft'; readonly community: Community; readonly member: CommunityMember };

const next = (before: Community): Community => ({ ...before, version: before.version + 1 });
const closed: Result<never, RegistryErrorCode> = refuse({ code: 'INVALID_STATE', params: { status: 'COMMUNITY_CLOSED' } });

/** SGG founds a community. */
export function createCommunity(facts: Pick<Community, 'id' | 'domain' | 'nameRo' | 'nameEn'>, now: Date): CommunityEvent {
  return { type: 'ExpertiseCommunityCreated', community: { ...facts, version: 1, createdAt: now, closedAt: null } };
}

/** SGG closes a community: its members stay to be seen, nobody joins any more. */
export function closeCommunity(before: Community, now: Date): Result<CommunityEvent, RegistryErrorCode> {
  return before.closedAt === null ? accept({ type: 'ExpertiseCommunityClosed', community: { ...next(before), closedAt: now } }) : closed;
}

/** Somebody joins who is not in it yet; `present` is his membership that holds. */
export function joinCommunity(
  before: Community,
  present: CommunityMember | null,
  entry: CommunityMemberIdentity & Pick<CommunityMember, 'id' | 'joinedBy' | 'joinedAt'>,
): Result<Extract<CommunityEvent, { member: CommunityMember }>, RegistryErrorCode> {
  if (before.closedAt !== null) return closed;
  if (present !== null) return refuse(conflict('COMMUNITY_MEMBER', ['communityId']));
  return accept({ type: 'ExpertiseCommunityJoined', community: next(before), member: { ...entry, communityId: before.id, leftAt: null } });
}

/** A member leaves, also a community that is closed. */
export function leaveCommunity(before: Community, present: CommunityMember, now: Date): Extract<CommunityEvent, { member: CommunityMember }> {
  return { type: 'ExpertiseCommunityLeft', community: next(before), member: { ...present, leftAt: now } };
}
