import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import { delivering, end } from '../../domain/lifecycle';
import type { BroadcastUnit, InBroadcastTransaction } from '../ports';
import { saveBroadcast } from '../save-broadcast';

interface Dependencies {
  readonly inTransaction: InBroadcastTransaction;
  readonly newId: NewId;
}

/** See {@link createDeliverBroadcasts}. */
export type DeliverBroadcasts = (limit: number) => Promise<number>;

/**
 * Delivers one broadcast to the next organizations, so many at most, in one transaction with the notices and mails of their people: a process that dies leaves a whole batch
 * undone, and the next one begins where the last whole one ended. Answers how far it came; 0 when nothing is being sent.
 */
export const createDeliverBroadcasts =
  ({ inTransaction, newId }: Dependencies): DeliverBroadcasts =>
  async (limit) => (await unrefused(inTransaction(systemCall(delivering, newId), async (unit) => accept({ steps: await deliverNext(unit, limit) })))).steps;

async function deliverNext(unit: BroadcastUnit, limit: number): Promise<number> {
  const before = await unit.broadcasts.takeSending();
  if (before === null) return 0;
  const organizationIds = await unit.broadcasts.markDelivered(before, limit, unit.now);
  const broadcast = { ...before, deliveredCount: before.deliveredCount + organizationIds.length, deliveredThrough: organizationIds.at(-1) ?? before.deliveredThrough };
  await unit.tell(broadcast, organizationIds);
  if (organizationIds.length === limit) await unit.broadcasts.save(broadcast);
  else await saveBroadcast(unit, before, end(broadcast, delivering, unit.now));
  return Math.max(organizationIds.length, 1);
}
