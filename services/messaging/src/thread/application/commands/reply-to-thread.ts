import type { UserCall } from '@conect/auth';
import { accept, refusalsIn, refuse, type Given, type Result } from '@conect/kernel';
import { findAttachments } from '../../../document/application/find-attachments';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import { readMessage } from '../../domain/thread-input';
import { changeThread } from '../change-thread';
import type { InThreadTransaction, ThreadIds } from '../ports';

/** Which thread, what is said, and what goes with it. */
interface Reply {
  readonly threadId: string;
  readonly text: string;
  readonly attachments?: Given<readonly string[]>;
}

/** See {@link createReplyToThread}. */
export type ReplyToThread = (call: UserCall, reply: Reply) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** One side writes to the other; what the sender says after an answer opens the thread again. */
export const createReplyToThread =
  (inTransaction: InThreadTransaction): ReplyToThread =>
  (call, { threadId, text: said, attachments }) =>
    changeThread(inTransaction, call, {
      threadId,
      action: 'reply',
      async decide({ documents }) {
        const [text, attachmentIds] = [readMessage(said), await findAttachments(documents, attachments, call.principal.userId)];
        if (!text.ok || !attachmentIds.ok) return refuse(...refusalsIn<'BAD_USER_INPUT'>([text, attachmentIds]));
        return accept({ message: { purpose: 'REPLY', text: text.value, attachmentIds: attachmentIds.value } });
      },
    });
