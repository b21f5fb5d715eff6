import type { UserCall } from '@conect/auth';
import { accept, isUuid, readText, refuse, type NewId, type Result } from '@conect/kernel';
import { badInput, type VolunteeringErrorCode } from '../../../service/domain/refusals';
import { personalFields } from '../../domain/application';
import { refusalsOfBlocking, volunteerNotFound } from '../../domain/blocking';
import { move, statesFor } from '../../domain/lifecycle';
import { lockApplication } from '../change-application';
import type { ApplicationUnit, BlockIds, InApplicationTransaction } from '../ports';
import { recordApplication } from '../record-applications';

interface Dependencies {
  readonly inTransaction: InApplicationTransaction;
  readonly newId: NewId;
}

/** Whom an organization blocks, and why. */
interface Blocking {
  readonly organizationId: string;
  readonly userId: string;
  readonly reason: string;
}

/** See {@link createBlockVolunteer}. */
export type BlockVolunteer = (call: UserCall, request: Blocking) => Promise<Result<BlockIds, VolunteeringErrorCode>>;

const longestReason = 1_000;

/** A host takes no more applications of somebody who has applied to it; those that wait are rejected. To block him again changes nothing. */
export const createBlockVolunteer =
  ({ inTransaction, newId }: Dependencies): BlockVolunteer =>
  async (call, { organizationId: organization, userId: user, reason: given }) => {
    const badIds = refusalsOfBlockIds(organization, user);
    if (badIds.length > 0) return refuse(...badIds);
    const [organizationId, userId] = [organization.toLowerCase(), user.toLowerCase()];

    return inTransaction<BlockIds>(call, async (unit) => {
      const refusals = refusalsOfBlocking(await unit.viewers.of(call.principal), organizationId);
      if (refusals.length > 0) return refuse(...refusals);
      if (!(await unit.applications.hasApplied(userId, organizationId))) return refuse(volunteerNotFound);
      const reason = readText(longestReason, given, ['reason']);
      if (!reason.ok) return reason;
      if ((await unit.blocks.find(organizationId, userId)) !== null) return accept({ organizationId, userId });

      await rejectOpen(unit, organizationId, userId);
      const block = { id: newId(), organizationId, userId, reason: reason.value, blockedAt: unit.now, blockedBy: call.principal.userId };
      if (!(await unit.blocks.insert(block))) return accept({ organizationId, userId });
      await unit.publish([{ type: 'VolunteerBlocked', block }]);
      const shown = Object.entries(block).filter(([field]) => !personalFields.has(field));
      await unit.audit([{ subjectType: 'volunteer_block', subjectId: block.id, changes: Object.fromEntries(shown.map(([field, after]) => [field, { before: null, after }])) }]);
      return accept({ organizationId, userId });
    });
  };

/** Why the ids of a block cannot be taken. */
export const refusalsOfBlockIds = (organizationId: string, userId: string) =>
  Object.entries({ organizationId, userId }).flatMap(([field, id]) => (isUuid(id) ? [] : [badInput([field], 'UUID')]));

async function rejectOpen(unit: ApplicationUnit, organizationId: string, userId: string): Promise<void> {
  const by = 'blockVolunteer';
  for (const { id } of await unit.applications.findOf(userId, statesFor(by), organizationId)) {
    const found = await lockApplication(unit, id);
    // As it is under the lock: it may have been decided on meanwhile.
    if (found === null || !statesFor(by).includes(found.application.status)) continue;
    await recordApplication(unit, found.opportunity, { before: found.application, event: move(found.application, { by, reasonCode: 'OTHER' }, unit.now) });
  }
}
