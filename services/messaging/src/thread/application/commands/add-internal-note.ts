import type { UserCall } from '@conect/auth';
import { accept, type NewId, type Result } from '@conect/kernel';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import { readMessage } from '../../domain/thread-input';
import { onThread } from '../change-thread';
import { peopleOf } from '../inbox-people';
import type { InThreadTransaction, ThreadIds } from '../ports';

interface Dependencies {
  readonly inTransaction: InThreadTransaction;
  readonly newId: NewId;
}

/** Which thread, and the note. */
interface Noting {
  readonly threadId: string;
  readonly text: string;
}

/** See {@link createAddInternalNote}. */
export type AddInternalNote = (call: UserCall, noting: Noting) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** Somebody leaves a note for the people of his inbox. The thread and its version stay as they are and no event of the thread tells of it; the people of his own side who listen are told to read again, and the other side never learns that there is one. */
export const createAddInternalNote =
  ({ inTransaction, newId }: Dependencies): AddInternalNote =>
  (call, { threadId: given, text: said }) =>
    onThread(inTransaction, call, { threadId: given, action: 'addInternalNote' }, async (unit, { thread, side, now }) => {
      const threadId = thread.id;
      const text = readMessage(said);
      if (!text.ok) return text;
      const note = { id: newId(), threadId, side, authorId: call.principal.userId, text: text.value, writtenAt: now };
      await unit.letters.addNote(note);
      await unit.live.threadUpdated(threadId, await peopleOf(unit, thread, side));
      await unit.audit({ subjectType: 'thread_note', subjectId: note.id, chainId: threadId, changes: { side: { before: null, after: side } } });
      return accept({ threadId });
    });
