import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { blockNotFound, refusalsOfBlocking } from '../../domain/blocking';
import type { BlockIds, InApplicationTransaction } from '../ports';
import { refusalsOfBlockIds } from './block-volunteer';

/** See {@link createUnblockVolunteer}. */
export type UnblockVolunteer = (call: UserCall, request: BlockIds) => Promise<Result<BlockIds, VolunteeringErrorCode>>;

/** A host takes applications of somebody again; what was rejected stays so. */
export const createUnblockVolunteer =
  (inTransaction: InApplicationTransaction): UnblockVolunteer =>
  async (call, { organizationId: organization, userId: user }) => {
    const badIds = refusalsOfBlockIds(organization, user);
    if (badIds.length > 0) return refuse(...badIds);
    const [organizationId, userId] = [organization.toLowerCase(), user.toLowerCase()];

    return inTransaction<BlockIds>(call, async ({ viewers, blocks, publish, audit }) => {
      const refusals = refusalsOfBlocking(await viewers.of(call.principal), organizationId);
      if (refusals.length > 0) return refuse(...refusals);
      const block = await blocks.find(organizationId, userId);
      if (block === null) return refuse(blockNotFound);
      await blocks.remove(block.id);
      await publish([{ type: 'VolunteerUnblocked', block }]);
      await audit([{ subjectType: 'volunteer_block', subjectId: block.id, changes: { blockedAt: { before: block.blockedAt, after: null } } }]);
      return accept({ organizationId, userId });
    });
  };
