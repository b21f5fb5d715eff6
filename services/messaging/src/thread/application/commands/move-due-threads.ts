import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import { addDays, dayOf, startOfDay } from '@conect/legal-clock';
import { doings, move, statesFor, type Move } from '../../domain/lifecycle';
import { escalationDays, reopenDays, reopenUntil } from '../../domain/terms';
import type { Thread } from '../../domain/thread';
import type { InThreadTransaction, ThreadUnit } from '../ports';
import { saveThread } from '../save-thread';

interface Dependencies {
  readonly inTransaction: InThreadTransaction;
  readonly newId: NewId;
}

/** What one job does: which threads it may concern, and what becomes of one that is locked; null of one that it does not concern after all. */
interface TimedMove {
  readonly by: string;
  readonly find: (unit: ThreadUnit, limit: number) => Promise<readonly string[]>;
  readonly changesOf: (thread: Thread, now: Date) => NonNullable<Move['changes']> | null;
}

/** Does one thing that time asks of threads, of up to so many at once; answers how many it moved. */
export type MoveDueThreads = (limit: number) => Promise<number>;

/** Makes one of the three from what it is; each thread in a transaction of its own, so that no lock outlasts it. */
const moving =
  ({ by, find, changesOf }: TimedMove) =>
  ({ inTransaction, newId }: Dependencies): MoveDueThreads =>
  async (limit) => {
    const call = systemCall(by, newId);
    const { ids } = await unrefused(inTransaction(call, async (unit) => accept({ ids: await find(unit, limit) })));
    let moved = 0;
    for (const id of ids) moved += (await unrefused(inTransaction(call, async (unit) => accept({ count: Number(await moveOne(unit, id, { by, changesOf })) })))).count;
    return moved;
  };

async function moveOne(unit: ThreadUnit, id: string, { by, changesOf }: Pick<TimedMove, 'by' | 'changesOf'>): Promise<boolean> {
  const thread = await unit.threads.findByIdForUpdate(id);
  const changes = thread !== null && statesFor(by, 'TIME').includes(thread.status) ? changesOf(thread, unit.now) : null;
  if (thread === null || changes === null) return false;
  await saveThread(unit, { before: thread, event: move(thread, { by, actor: 'TIME', changes }, unit.now) });
  return true;
}

const daysAgo = (now: Date, days: number): Date => startOfDay(addDays(dayOf(now), -days));

/** Sees that the time for an answer is over; whoever speaks for the recipient is told. */
export const createFlagOverdue = moving({
  by: doings.overdue,
  find: ({ due, now }, limit) => due.findOverdue(now, limit),
  changesOf: ({ dueAt, overdueSince }, now) => (dueAt !== null && dueAt <= now && overdueSince === null ? { overdueSince: dueAt } : null),
});

/** Tells SGG of what is unanswered for days after it was due. */
export const createEscalate = moving({
  by: doings.escalation,
  find: ({ due, now }, limit) => due.findToEscalate(daysAgo(now, escalationDays), limit),
  changesOf: ({ overdueSince, escalatedAt }, now) => (overdueSince !== null && escalatedAt === null && overdueSince <= daysAgo(now, escalationDays) ? { escalatedAt: now } : null),
});

/** Closes what was answered and not taken up again in time. */
export const createCloseResolved = moving({
  by: doings.closing,
  find: ({ due, now }, limit) => due.findToClose(daysAgo(now, reopenDays), limit),
  changesOf(thread, now) {
    const until = reopenUntil(thread);
    return until !== null && now >= until ? {} : null;
  },
});
