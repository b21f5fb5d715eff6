import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { dissolveGroup } from '../../domain/group';
import { groupNotFound, refusalsOfGrouping } from '../../domain/permissions';
import type { GroupIds, InGroupTransaction } from '../ports';
import { recordGroup } from '../record-group';

/** See {@link createDissolveContributionGroup}. */
export type DissolveContributionGroup = (call: UserCall, request: { readonly groupId: string; readonly expectedVersion?: number | null | undefined }) => Promise<Result<GroupIds, ConsultationsErrorCode>>;

/** An officer takes a group apart, so that its letters are decided one by one; what was decided about them stays. */
export const createDissolveContributionGroup =
  (inTransaction: InGroupTransaction): DissolveContributionGroup =>
  async (call, { groupId, expectedVersion }) => {
    if (!isUuid(groupId)) return refuse(badInput(['groupId'], 'UUID'));

    return inTransaction<GroupIds>(call, async (unit) => {
      const id = groupId.toLowerCase();
      const consultationId = await unit.groups.consultationIdOf(id);
      const consultation = consultationId === null ? null : await unit.consultations.findByIdForShare(consultationId);
      const before = consultation === null ? null : await unit.groups.findByIdForUpdate(id);
      if (consultation === null || before === null) return refuse(groupNotFound);
      const refusals = refusalsOfGrouping(await unit.viewers.of(call.principal), { consultation, now: unit.now });
      if (refusals.length > 0) return refuse(...refusals);
      if (expectedVersion != null && expectedVersion !== before.version) return refuse({ code: 'CONFLICT', field: ['expectedVersion'], params: { version: before.version } });

      const event = dissolveGroup(before, unit.now);
      const memberIds = await unit.groups.findMemberIds(id);
      await unit.groups.removeMembers(id);
      await unit.groups.save(event.group);
      await recordGroup(unit, event, { before: memberIds, after: [] });
      return accept({ groupId: id });
    });
  };
