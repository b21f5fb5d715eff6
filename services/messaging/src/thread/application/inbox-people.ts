import { drawerOf, rolesFor } from '../domain/inbox';
import type { Thread, ThreadSide } from '../domain/thread';
import type { ThreadUnit } from './ports';

/** The people of one side of a thread: those who open its drawer of the inbox, or the person who wrote in his own name; nobody of somebody outside CONECT. */
export async function peopleOf({ memberships }: ThreadUnit, thread: Thread, side: ThreadSide): Promise<readonly string[]> {
  const [kind, id] = side === 'SENDER' ? [thread.senderKind, thread.senderId] : [thread.recipientKind, thread.recipientId];
  if (id === null || kind === 'OUTSIDE') return [];
  return kind === 'PERSON' ? [id] : memberships.findUserIdsIn(kind, { ids: [id], roles: rolesFor(kind, drawerOf(thread)) });
}

/** The people who answer a thread. */
export const inboxPeople = (unit: ThreadUnit, thread: Thread): Promise<readonly string[]> => peopleOf(unit, thread, 'RECIPIENT');

/** Who has something new to read when one side has written: everybody on the other one, but whoever wrote it. Who is on both sides reads as the sender. */
export async function readersOf(unit: ThreadUnit, thread: Thread, { side, authorId }: { readonly side: ThreadSide; readonly authorId: string | null }): Promise<readonly string[]> {
  const readers = await peopleOf(unit, thread, side === 'SENDER' ? 'RECIPIENT' : 'SENDER');
  const writers = new Set([authorId, ...(side === 'SENDER' ? await peopleOf(unit, thread, 'SENDER') : [])]);
  return readers.filter((userId) => !writers.has(userId));
}
