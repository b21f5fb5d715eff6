import { doings, move, statesFor } from '../../domain/lifecycle';
import type { ThreadUnit } from '../ports';
import { saveThread } from '../save-thread';

/** Forgets a person who is erased: what he wrote in his own name ends, and nothing of what was said in it is left, on either side; that there was a letter, its number and its days stay. */
export async function forgetCorrespondent(unit: ThreadUnit, userId: string): Promise<void> {
  const open = statesFor(doings.erased, 'ERASURE');
  for (const id of await unit.threads.findIdsOfPerson(userId)) {
    const thread = await unit.threads.findByIdForUpdate(id);
    if (thread !== null && open.includes(thread.status)) await saveThread(unit, { before: thread, event: move(thread, { by: doings.erased, actor: 'ERASURE' }, unit.now) });
  }
  await unit.removeBytes(await unit.threads.forgetPerson(userId));
}
