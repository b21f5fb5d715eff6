import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Given, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { changeThread } from '../change-thread';
import { inboxPeople } from '../inbox-people';
import type { InThreadTransaction, ThreadIds } from '../ports';

/** Which thread, and who takes care of it; nobody puts it back in the inbox. */
interface Assignment {
  readonly threadId: string;
  readonly assigneeId?: Given<string>;
}

/** See {@link createAssignThread}. */
export type AssignThread = (call: UserCall, assignment: Assignment) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** The recipient's people agree on who takes care of a thread. */
export const createAssignThread =
  (inTransaction: InThreadTransaction): AssignThread =>
  (call, { threadId, assigneeId: given }) =>
    changeThread(inTransaction, call, {
      threadId,
      action: 'assign',
      async decide(unit, { thread }) {
        const assigneeId = given?.toLowerCase() ?? null;
        const isOfInbox = assigneeId === null || (isUuid(assigneeId) && (await inboxPeople(unit, thread)).includes(assigneeId));
        return isOfInbox ? accept({ changes: { assigneeId } }) : refuse(badInput(['assigneeId'], 'OF_INBOX'));
      },
    });
