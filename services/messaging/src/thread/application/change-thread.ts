import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../service/domain/refusals';
import { sideOf } from '../domain/inbox';
import { move, type Move } from '../domain/lifecycle';
import { refusalsOfThread, threadActions, threadNotFound, type ThreadAction, type ThreadScene } from '../domain/permissions';
import type { MessagePurpose, Thread, ThreadSide } from '../domain/thread';
import type { InThreadTransaction, ThreadIds, ThreadUnit } from './ports';
import { saveThread, withinQuota } from './save-thread';

/** A thread that somebody may act on, and from which side he does. */
interface Acting extends ThreadScene {
  readonly side: ThreadSide;
}

/** What somebody does with a thread. */
interface Doing {
  readonly changes?: Move['changes'];
  readonly message?: { readonly purpose: Exclude<MessagePurpose, 'STATUS'>; readonly text: string; readonly attachmentIds?: readonly string[] };
}

/** What is written with what changes; refused when the text is none. */
export const writing = (purpose: Exclude<MessagePurpose, 'STATUS'>, text: Result<string, 'BAD_USER_INPUT'>, changes: Move['changes'] = {}): Result<Doing, 'BAD_USER_INPUT'> =>
  text.ok ? accept({ changes, message: { purpose, text: text.value } }) : text;

interface Course {
  readonly threadId: string;
  readonly action: Exclude<ThreadAction, 'addInternalNote'>;
  readonly decide: (unit: ThreadUnit, acting: Acting) => Promise<Result<Doing, MessagingErrorCode>> | Result<Doing, MessagingErrorCode>;
  /** What follows from it, once it is saved. */
  readonly afterwards?: (unit: ThreadUnit, thread: Thread) => Promise<unknown>;
}

/** The course of every command on an existing thread: lock it, ask the permissions, decide, save. */
export async function changeThread(inTransaction: InThreadTransaction, call: UserCall, { threadId, action, decide, afterwards }: Course): Promise<Result<ThreadIds, MessagingErrorCode>> {
  return onThread(inTransaction, call, { threadId, action }, async (unit, acting) => {
    const { thread, side, now } = acting;
    const doing = await decide(unit, acting);
    if (!doing.ok) return doing;
    const { changes = {}, message } = doing.value;
    const event = move(thread, { by: threadActions[action], actor: side, changes }, now);
    const authorId = call.principal.userId;
    const save = async () => {
      const saved = await saveThread(unit, { before: thread, event, ...(message === undefined ? {} : { said: { ...message, side, authorId } }) });
      await afterwards?.(unit, saved);
      return accept({ threadId: thread.id });
    };
    return message === undefined ? save() : withinQuota(unit, authorId, save);
  });
}

interface Asked {
  readonly threadId: string;
  readonly action: ThreadAction;
}

/** Locks a thread and does something with it, if the person may. */
export async function onThread(
  inTransaction: InThreadTransaction,
  call: UserCall,
  { threadId, action }: Asked,
  work: (unit: ThreadUnit, acting: Acting) => Promise<Result<ThreadIds, MessagingErrorCode>>,
): Promise<Result<ThreadIds, MessagingErrorCode>> {
  if (!isUuid(threadId)) return refuse(badInput(['threadId'], 'UUID'));
  return inTransaction<ThreadIds>(call, async (unit) => {
    const thread = await unit.threads.findByIdForUpdate(threadId.toLowerCase());
    if (thread === null) return refuse(threadNotFound);
    const viewer = await unit.viewers.of(call.principal);
    const scene = { thread, now: unit.now, isRefused: await unit.blocks.isRefused(thread) };
    const refusals = refusalsOfThread(action, viewer, scene);
    if (refusals.length > 0) return refuse(...refusals);
    // A side that nobody refused is there.
    return work(unit, { ...scene, side: sideOf(viewer, thread)! });
  });
}
