import { newId } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { isEnd } from '../../domain/application-status';
import { begin, doings, move, statesFor, type Move, type NewThread } from '../../domain/lifecycle';
import type { Thread, ThreadEvent } from '../../domain/thread';
import type { ThreadUnit } from '../ports';
import { saveThread } from '../save-thread';

/** What became of an application, and the event that says so. */
interface ApplicationMoved {
  readonly eventId: string;
  readonly applicationId: string;
  readonly volunteerId: string;
  readonly organizationId: string;
  readonly status: string;
}

/**
 * Keeps the conversation about an application: it begins with the first that is heard of the application, and says what becomes of it. Whoever decides on the volunteers of the organization reads and
 * answers it, and nobody else writes to the volunteer. An event that is heard again changes nothing.
 */
export async function followApplication(unit: ThreadUnit, moved: ApplicationMoved): Promise<void> {
  if (await unit.letters.isHeard(moved.eventId)) return;
  const before = await unit.threads.findByApplicationForUpdate(moved.applicationId);
  const event = before === null ? begin(conversationOf(moved, unit.now), doings.applied, unit.now) : onward(before, moved, unit.now);
  if (event === null) return;
  const said = { side: null, purpose: 'STATUS', authorId: null, text: null, contextStatus: moved.status, eventId: moved.eventId } as const;
  await saveThread(unit, { before, event, said });
}

/** It has no subject of its own: the application says what it is about. */
const conversationOf = ({ applicationId, volunteerId, organizationId }: ApplicationMoved, now: Date): NewThread => ({
  ...{ id: newId(), kind: 'GENERAL', subject: null, senderKind: 'PERSON', senderId: volunteerId, senderName: null, recipientKind: 'ORGANIZATION', recipientId: organizationId },
  ...{ channel: 'CONECT', contextType: 'Application', contextId: applicationId, termFrom: dayOf(now), redirectedFromId: null },
});

/** Null when nothing is said in the conversation any more: its volunteer is erased. */
function onward(thread: Thread, { status }: ApplicationMoved, now: Date): ThreadEvent | null {
  const onwards: Move = isEnd(status) ? { by: doings.applicationEnded, actor: 'APPLICATION', changes: { contextEndedAt: now } } : { by: doings.applicationMoved, actor: 'APPLICATION' };
  return statesFor(onwards.by, onwards.actor).includes(thread.status) ? move(thread, onwards, now) : null;
}
