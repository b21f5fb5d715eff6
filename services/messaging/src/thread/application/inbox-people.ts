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

/** The people of both sides; somebody may be on both. */
export type ThreadPeople = Readonly<Record<ThreadSide, readonly string[]>>;

/** The people of a thread, as they are now. */
export const peopleOfBoth = async (unit: ThreadUnit, thread: Thread): Promise<ThreadPeople> => ({ SENDER: await peopleOf(unit, thread, 'SENDER'), RECIPIENT: await peopleOf(unit, thread, 'RECIPIENT') });

/** Which side wrote, null of what CONECT says; and who wrote it, or brought about what CONECT says. */
interface Written {
  readonly side: ThreadSide | null;
  readonly actorId: string | null;
}

/**
 * Who has something new to read: everybody on the side that did not write it, but whoever wrote it. What CONECT says is news to the side that did not bring it about, and to both when neither did.
 * Who is on both sides reads as the sender.
 */
export function readersOf(people: ThreadPeople, { side, actorId }: Written): readonly string[] {
  const from = side ?? (['SENDER', 'RECIPIENT'] as const).find((candidate) => actorId !== null && people[candidate].includes(actorId)) ?? null;
  const senders = from === 'SENDER' ? [] : people.SENDER;
  const recipients = from === 'RECIPIENT' ? [] : people.RECIPIENT.filter((userId) => !people.SENDER.includes(userId));
  return [...senders, ...recipients].filter((userId) => userId !== actorId);
}
