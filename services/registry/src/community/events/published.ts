import { expertiseCommunityClosed, expertiseCommunityCreated, expertiseCommunityJoined, expertiseCommunityLeft } from '@conect/events';
import type { CommunityEvent } from '../domain/community';

const contracts = {
  ExpertiseCommunityCreated: expertiseCommunityCreated,
  ExpertiseCommunityClosed: expertiseCommunityClosed,
  ExpertiseCommunityJoined: expertiseCommunityJoined,
  ExpertiseCommunityLeft: expertiseCommunityLeft,
} as const;

/** Translates what happened to a community into the contract other services rely on; an expert's field stays here. */
export function publishedCommunity(event: CommunityEvent) {
  const data = { communityId: event.community.id, domain: event.community.domain };
  const who = 'member' in event ? { organizationId: event.member.organizationId, userId: event.member.userId } : {};
  return { contract: contracts[event.type], data: { ...data, ...who } };
}
