import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { leaveCommunity } from '../../domain/community';
import { mayJoinFor, notAMember } from '../../domain/permissions';
import { changeCommunity } from '../change-community';
import type { CommunityIds, InCommunityTransaction } from '../ports';

/** Which community, and who leaves: an organization, or the caller himself. */
interface LeaveRequest {
  readonly communityId: string;
  readonly organizationId?: string | null | undefined;
}

/** See {@link createLeaveExpertiseCommunity}. */
export type LeaveExpertiseCommunity = (call: UserCall, request: LeaveRequest) => Promise<Result<CommunityIds, RegistryErrorCode>>;

/** An organization leaves through who edits for it, whatever its state, or an expert himself. */
export const createLeaveExpertiseCommunity =
  (inTransaction: InCommunityTransaction): LeaveExpertiseCommunity =>
  (call, { communityId, organizationId = null }) =>
    changeCommunity(inTransaction, call, communityId, async ({ communities, now }, { community, viewer }) => {
      if (organizationId !== null && !isUuid(organizationId)) return refuse(badInput(['organizationId'], 'UUID'));
      if (organizationId !== null && !mayJoinFor(viewer, organizationId.toLowerCase())) return refuse({ code: 'FORBIDDEN' });
      const party = organizationId === null ? { organizationId: null, userId: call.principal.userId } : { organizationId: organizationId.toLowerCase(), userId: null };
      const present = await communities.findPresent(community.id, party);
      return present === null ? refuse(notAMember) : accept(leaveCommunity(community, present, now));
    });
