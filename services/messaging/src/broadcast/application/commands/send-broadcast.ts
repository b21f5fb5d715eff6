import type { UserCall } from '@conect/auth';
import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import type { MessagingErrorCode, MessagingRefusal } from '../../../service/domain/refusals';
import { reachesNobody, reachOf, readBroadcast, type BroadcastInput } from '../../domain/broadcast-input';
import { begin } from '../../domain/lifecycle';
import { refusalsOfSending } from '../../domain/permissions';
import type { BroadcastIds, BroadcastLimit, BroadcastUnit, InBroadcastTransaction } from '../ports';
import { saveBroadcast } from '../save-broadcast';

interface Dependencies {
  readonly inTransaction: InBroadcastTransaction;
  readonly newId: NewId;
  readonly limit: BroadcastLimit;
}

/** See {@link createSendBroadcast}. */
export type SendBroadcast = (call: UserCall, input: BroadcastInput) => Promise<Result<BroadcastIds, MessagingErrorCode>>;

/** An institution writes to many organizations; to whom it goes is settled here, and a job delivers it. */
export const createSendBroadcast =
  ({ inTransaction, newId, limit }: Dependencies): SendBroadcast =>
  async (call, input) => {
    const read = readBroadcast(input);
    if (!read.ok) return read;
    const { institutionId, topic } = read.value;

    return inTransaction<BroadcastIds>(call, async (unit) => {
      const refusals = [...refusalsOfSending(await unit.viewers.of(call.principal), institutionId), ...(await refusalsOfInstitution(unit, institutionId))];
      if (refusals.length > 0) return refuse(...refusals.slice(0, 1));
      const overQuota = await refusalsOfQuota(unit, institutionId, limit);
      if (overQuota.length > 0) return refuse(...overQuota);

      const { broadcast, type } = begin({ id: newId(), authorId: call.principal.userId, ...read.value }, unit.now);
      const counts = await unit.broadcasts.insert(broadcast, { reach: reachOf(read.value), topic, isLegallyRequired: broadcast.legalBasis !== null });
      if (counts.recipientCount === 0) return refuse(reachesNobody);
      await saveBroadcast(unit, null, { type, broadcast: { ...broadcast, ...counts } });
      await unit.scheduleDelivery();
      return accept({ broadcastId: broadcast.id });
    });
  };

const refusalsOfInstitution = async ({ institutions }: BroadcastUnit, institutionId: string): Promise<readonly MessagingRefusal[]> =>
  (await institutions.isOpen(institutionId)) ? [] : [{ code: 'NOT_FOUND', field: ['institutionId'], params: { what: 'INSTITUTION' } }];

/** One institution does not fill everybody's inbox: so many broadcasts begin within so many hours. One that was cancelled before anybody had it does not count. */
async function refusalsOfQuota({ broadcasts, now }: BroadcastUnit, institutionId: string, { maximum, hours }: BroadcastLimit): Promise<readonly MessagingRefusal[]> {
  const begun = await broadcasts.countSince(institutionId, new Date(now.getTime() - hours * 3_600_000));
  return begun < maximum ? [] : [{ code: 'QUOTA_EXCEEDED', params: { quota: 'BROADCASTS', maximum, hours } }];
}
