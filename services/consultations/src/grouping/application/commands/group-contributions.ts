import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import type { Contribution } from '../../../contribution/domain/contribution';
import { contributionNotFound } from '../../../contribution/domain/permissions';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../../service/domain/refusals';
import { beginGroup, extendGroup, type ContributionGroup } from '../../domain/group';
import { groupNotFound, refusalsOfGrouping, refusalsOfMembers } from '../../domain/permissions';
import { maximumGroupSize } from '../../domain/sorting';
import type { GroupIds, GroupUnit, InGroupTransaction } from '../ports';
import { recordGroup } from '../record-group';

interface Dependencies {
  readonly inTransaction: InGroupTransaction;
  readonly newId: NewId;
}

/** Which contributions, and to which group they are added; without one, to a new one for which the first of them stands. */
interface Grouping {
  readonly contributionIds: readonly string[];
  readonly groupId?: string | null | undefined;
}

/** See {@link createGroupContributions}. */
export type GroupContributions = (call: UserCall, request: Grouping) => Promise<Result<GroupIds, ConsultationsErrorCode>>;

/** An officer puts letters together that say nearly the same, so that they are decided at once; each author is still answered (domain 3.6). */
export const createGroupContributions =
  ({ inTransaction, newId }: Dependencies): GroupContributions =>
  async (call, { contributionIds: given, groupId = null }) => {
    const ids = given.map((id) => id.toLowerCase());
    const wrong = refusalsOfIds(ids, groupId);
    if (wrong.length > 0) return refuse(...wrong);

    return inTransaction<GroupIds>(call, async (unit) => {
      const consultation = await consultationOf(unit, ids[0]!);
      if (consultation === null) return refuse({ ...contributionNotFound, field: ['contributionIds', '0'] });
      const refusals = refusalsOfGrouping(await unit.viewers.of(call.principal), { consultation, now: unit.now });
      if (refusals.length > 0) return refuse(...refusals);
      const before = groupId === null ? null : await unit.groups.findByIdForUpdate(groupId.toLowerCase());
      if (groupId !== null && before?.consultationId !== consultation.id) return refuse(groupNotFound);

      const wrongMembers = await refusalsOfAdding(unit, { ids, consultationId: consultation.id, before });
      if (wrongMembers.length > 0) return refuse(...wrongMembers);
      const { id: consultationId, institutionId } = consultation;
      const facts = { id: newId(), consultationId, institutionId, representativeId: ids[0]!, memberCount: ids.length, createdBy: call.principal.userId };
      const event = before === null ? beginGroup(facts, unit.now) : extendGroup(before, ids.length);
      await (before === null ? unit.groups.insert(event.group) : unit.groups.save(event.group));
      await unit.groups.addMembers(event.group.id, ids);
      await recordGroup(unit, event, { before: [], after: ids });
      return accept({ groupId: event.group.id });
    });
  };

function refusalsOfIds(ids: readonly string[], groupId: string | null): readonly ConsultationsRefusal[] {
  if (ids.length === 0 || ids.length > maximumGroupSize) return [badInput(['contributionIds'], 'GROUP_SIZE', { maximum: maximumGroupSize })];
  if (new Set(ids).size < ids.length) return [badInput(['contributionIds'], 'ENTRY_ONCE')];
  if (groupId !== null && !isUuid(groupId)) return [badInput(['groupId'], 'UUID')];
  return ids.flatMap((id, index) => (isUuid(id) ? [] : [badInput(['contributionIds', String(index)], 'UUID')]));
}

async function consultationOf({ contributions, consultations }: GroupUnit, contributionId: string) {
  const first = await contributions.findById(contributionId);
  return first === null ? null : consultations.findByIdForShare(first.consultationId);
}

interface Adding {
  readonly ids: readonly string[];
  readonly consultationId: string;
  readonly before: ContributionGroup | null;
}

/** Locks what is to be put together; two officers who put the same letter into groups come one after the other. */
async function refusalsOfAdding({ contributions, groups }: GroupUnit, { ids, consultationId, before }: Adding): Promise<readonly ConsultationsRefusal[]> {
  const found = new Map((await contributions.findByIdsForUpdate(ids)).map((contribution) => [contribution.id, contribution]));
  const representative: Contribution | null = before === null ? (found.get(ids[0]!) ?? null) : await contributions.findById(before.representativeId);
  if (representative === null) return [contributionNotFound];
  const groupedIds = new Set(await groups.findGrouped(ids));
  return refusalsOfMembers({ consultationId, ids, found, groupedIds, representative, memberCount: (before?.memberCount ?? 0) + ids.length });
}
