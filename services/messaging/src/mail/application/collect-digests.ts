import type { Clock, NewId } from '@conect/kernel';
import type { MessagingUnit } from '../../service/application/ports';

/** See {@link createCollectDigests}. */
export type CollectDigests = (unit: MessagingUnit) => Promise<number>;

/**
 * Opens one delivery per person for the period that ended last, daily and weekly, with what waited then; answers how many. The period is in
 * the cause: whose digest of it is in the ledger keeps what waits for the next one.
 */
export const createCollectDigests =
  ({ newId, clock }: { readonly newId: NewId; readonly clock: Clock }): CollectDigests =>
  async (unit) => {
    const due = [...(await unit.digests.findDue('DAILY')), ...(await unit.digests.findDue('WEEKLY'))];
    const opened = await unit.deliveries.open(due.map((digest) => ({ ...digest, id: newId(), kind: 'DIGEST', topic: null })), clock.now());
    await unit.digests.remove(opened.flatMap(({ notificationIds }) => notificationIds));
    await unit.scheduleSending(opened.map(({ id }) => id), { isOfMany: true });
    return opened.length;
  };
