import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { Viewer } from '../../membership/domain/viewer';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import type { Community, CommunityEvent } from '../domain/community';
import { communityNotFound } from '../domain/permissions';
import type { CommunityIds, CommunityUnit, InCommunityTransaction } from './ports';
import { recordCommunity } from './record-community';

/** What a command works on, the community locked. */
export interface CommunityScene {
  readonly community: Community;
  readonly viewer: Viewer;
}

type Work = (unit: CommunityUnit, scene: CommunityScene) => Promise<Result<CommunityEvent, RegistryErrorCode>> | Result<CommunityEvent, RegistryErrorCode>;

/** The course of every command on an existing community: lock it, decide, record. */
export async function changeCommunity(inTransaction: InCommunityTransaction, call: UserCall, communityId: string, work: Work): Promise<Result<CommunityIds, RegistryErrorCode>> {
  if (!isUuid(communityId)) return refuse(badInput(['communityId'], 'UUID'));

  return inTransaction(call, async (unit) => {
    const community = await unit.communities.findByIdForUpdate(communityId);
    if (community === null) return refuse(communityNotFound);
    const event = await work(unit, { community, viewer: await unit.viewers.of(call.principal) });
    if (!event.ok) return event;
    await recordCommunity(unit, community, event.value);
    return accept({ communityId: community.id });
  });
}
