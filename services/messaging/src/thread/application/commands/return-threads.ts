import { doings, liveStatuses, move } from '../../domain/lifecycle';
import { inboxPeople } from '../inbox-people';
import type { ThreadUnit } from '../ports';
import { saveThread } from '../save-thread';

/** Whose role ended, and in which organization or institution. */
interface EndedRole {
  readonly userId: string;
  readonly inboxId: string;
}

/**
 * Puts the threads of which somebody took care back in the inbox when his role there ends, all of them in the transaction of the event; each is a line of the audit trail, which together
 * are the inventory. Who still answers that inbox by another role keeps them.
 */
export async function returnThreads(unit: ThreadUnit, { userId, inboxId }: EndedRole): Promise<void> {
  for (const id of await unit.threads.findIdsOfAssignee(userId, inboxId)) {
    const thread = await unit.threads.findByIdForUpdate(id);
    const isHis = thread !== null && thread.assigneeId === userId && liveStatuses.some((status) => status === thread.status);
    if (!isHis || (await inboxPeople(unit, thread)).includes(userId)) continue;
    await saveThread(unit, { before: thread, event: move(thread, { by: doings.left, actor: 'MEMBERSHIP', changes: { assigneeId: null } }, unit.now) });
  }
}
