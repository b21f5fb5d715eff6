import type { CloseExpertiseCommunity } from '../application/commands/close-expertise-community';
import type { CreateExpertiseCommunity } from '../application/commands/create-expertise-community';
import type { JoinExpertiseCommunity } from '../application/commands/join-expertise-community';
import type { LeaveExpertiseCommunity } from '../application/commands/leave-expertise-community';
import type { CommunityReader } from '../application/ports';
import type { Community, CommunityMember } from '../domain/community';

/** The commands on communities, by the names of their mutations. */
interface CommunityCommands {
  readonly createExpertiseCommunity: CreateExpertiseCommunity;
  readonly closeExpertiseCommunity: CloseExpertiseCommunity;
  readonly joinExpertiseCommunity: JoinExpertiseCommunity;
  readonly leaveExpertiseCommunity: LeaveExpertiseCommunity;
}

/** What the community area gives to resolvers. */
export interface CommunityContext {
  readonly communityCommands: CommunityCommands;
  readonly communityReader: Pick<CommunityReader, 'findPage' | 'count' | 'findMembers' | 'countMembers'>;
  readonly communityById: (id: string) => Promise<Community | null>;
  /** By which memberships the viewer is in a community himself or through his organizations; batched per request. */
  readonly ownCircleIn: (communityId: string) => Promise<readonly CommunityMember[]>;
}
