import { differencesOf, newId, refuse, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { MessagingErrorCode, MessagingRefusal } from '../../service/domain/refusals';
import { responseChangeOf } from '../domain/response';
import type { MessagePurpose, Thread, ThreadEvent, ThreadSide } from '../domain/thread';
import { peopleOfBoth, readersOf, type ThreadPeople } from './inbox-people';
import type { ThreadUnit } from './ports';

/** What is said with what happens, by whom and for which side. */
interface SaidByPerson {
  readonly side: ThreadSide;
  readonly purpose: Exclude<MessagePurpose, 'STATUS'>;
  readonly authorId: string;
  readonly text: string;
  /** Documents that go with it. */
  readonly attachmentIds?: readonly string[];
}

type Said = SaidByPerson | SaidByConect;

/** What CONECT says itself, and the event that it was heard from. */
interface SaidByConect {
  readonly side: null;
  readonly purpose: 'STATUS';
  readonly authorId: null;
  readonly text: null;
  readonly contextStatus: string;
  readonly eventId: string;
  readonly attachmentIds?: readonly [];
}

/** A thread as it was, null before it was made, and what happened to it. */
interface Change {
  readonly before: Thread | null;
  readonly event: ThreadEvent;
  readonly said?: Said;
}

/** Saves what happened to a thread, with its message, its event and its audit entry, and tells those who listen; a new one gets its number here. */
export async function saveThread(unit: ThreadUnit, { before, event, said }: Change): Promise<Thread> {
  const thread = before === null ? await registered(unit, event.thread) : event.thread;
  await (before === null ? unit.threads.insert(thread) : unit.threads.save(thread));
  const people = await peopleOfBoth(unit, thread);
  if (said !== undefined) await say(unit, { thread, people, said });
  const change = responseChangeOf({ ...event, thread }, before, unit.now);
  if (change !== null) await unit.responses.save(thread.id, change);
  await unit.publish({ ...event, thread });
  await unit.live.threadUpdated(thread.id, [...people.SENDER, ...people.RECIPIENT]);
  await unit.audit({ subjectType: 'thread', subjectId: thread.id, chainId: thread.id, changes: differencesOf(before, thread) });
  return thread;
}

interface NewMessage {
  readonly thread: Thread;
  readonly people: ThreadPeople;
  readonly said: Said;
}

/** Adds a message; it is unread to those for whom it is news, as they are now. */
async function say(unit: ThreadUnit, { thread, people, said }: NewMessage): Promise<void> {
  const { attachmentIds = [], ...written } = said;
  const message = { id: newId(), threadId: thread.id, sentAt: unit.now, contextStatus: null, eventId: null, ...written };
  await unit.letters.add(message, thread, attachmentIds);
  await unit.unread.add({ threadId: thread.id, messageId: message.id }, readersOf(people, { side: said.side, actorId: unit.actorId }));
}

/** A letter stands in the register of the institution that receives it, or else of the one that sends it; the year is Romania's. */
async function registered({ threads, now }: ThreadUnit, thread: Thread): Promise<Thread> {
  const institutionId = registrarOf(thread);
  if (institutionId === null) return thread;
  const registrationYear = Number(dayOf(now).slice(0, 4));
  return { ...thread, registrationYear, registrationNumber: await threads.nextNumber(institutionId, registrationYear) };
}

function registrarOf({ senderKind, senderId, recipientKind, recipientId }: Thread): string | null {
  if (recipientKind === 'INSTITUTION') return recipientId;
  return senderKind === 'INSTITUTION' ? senderId : null;
}

/** So many messages one person may send within a minute. */
const messagesPerMinute = 30;

/** Why the person may not send another message now. */
async function refusalsOfQuota({ letters, now }: ThreadUnit, authorId: string): Promise<readonly MessagingRefusal[]> {
  const sent = await letters.countSince(authorId, new Date(now.getTime() - 60_000));
  return sent < messagesPerMinute ? [] : [{ code: 'QUOTA_EXCEEDED', params: { quota: 'MESSAGES_A_MINUTE', maximum: messagesPerMinute } }];
}

/** Does what sends a message, unless the person has sent too many. */
export async function withinQuota<Value>(unit: ThreadUnit, authorId: string, work: () => Promise<Result<Value, MessagingErrorCode>>): Promise<Result<Value, MessagingErrorCode>> {
  const refusals = await refusalsOfQuota(unit, authorId);
  return refusals.length > 0 ? refuse(...refusals) : work();
}
