import { leaveCommunity } from '../../domain/community';
import type { CommunityUnit } from '../ports';
import { recordCommunity } from '../record-community';

/** An expert who is erased leaves, and what he wrote of himself goes; that somebody was there stays. */
export async function forgetExpert(unit: CommunityUnit, userId: string): Promise<void> {
  for (const id of await unit.communities.findIdsWithExpert(userId)) {
    const community = await unit.communities.findByIdForUpdate(id);
    const present = community === null ? null : await unit.communities.findPresent(id, { organizationId: null, userId });
    if (community !== null && present !== null) await recordCommunity(unit, community, leaveCommunity(community, present, unit.now));
  }
  await unit.communities.forgetExpertise(userId);
}
