import { refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { closeCommunity } from '../../domain/community';
import { refusalsOfManagement } from '../../domain/permissions';
import { changeCommunity } from '../change-community';
import type { CommunityIds, InCommunityTransaction } from '../ports';

/** See {@link createCloseExpertiseCommunity}. */
export type CloseExpertiseCommunity = (call: UserCall, communityId: string) => Promise<Result<CommunityIds, RegistryErrorCode>>;

/** SGG closes a community; who is in it stays to be seen. */
export const createCloseExpertiseCommunity =
  (inTransaction: InCommunityTransaction): CloseExpertiseCommunity =>
  (call, communityId) =>
    changeCommunity(inTransaction, call, communityId, ({ now }, { community, viewer }) => {
      const refusals = refusalsOfManagement(viewer);
      return refusals.length > 0 ? refuse(...refusals) : closeCommunity(community, now);
    });
