import type { UserCall } from '@conect/auth';
import type { Result } from '@conect/kernel';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import { readMessage } from '../../domain/thread-input';
import { changeThread, writing } from '../change-thread';
import type { InThreadTransaction, ThreadIds } from '../ports';

/** Which thread, and what is said. */
interface Reply {
  readonly threadId: string;
  readonly text: string;
}

/** See {@link createReplyToThread}. */
export type ReplyToThread = (call: UserCall, reply: Reply) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** One side writes to the other; what the sender says after an answer opens the thread again. */
export const createReplyToThread =
  (inTransaction: InThreadTransaction): ReplyToThread =>
  (call, { threadId, text: said }) =>
    changeThread(inTransaction, call, { threadId, action: 'reply', decide: () => writing('REPLY', readMessage(said)) });
