import type { UserCall } from '@conect/auth';
import type { Result } from '@conect/kernel';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import { readMessage } from '../../domain/thread-input';
import { changeThread, writing } from '../change-thread';
import type { InThreadTransaction, ThreadIds } from '../ports';

/** Which thread, and why. */
interface Reopening {
  readonly threadId: string;
  readonly reason: string;
}

/** See {@link createReopenThread}. */
export type ReopenThread = (call: UserCall, reopening: Reopening) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** The recipient takes its answer back, and tells the sender why; it is due when it was. */
export const createReopenThread =
  (inTransaction: InThreadTransaction): ReopenThread =>
  (call, { threadId, reason }) =>
    changeThread(inTransaction, call, { threadId, action: 'reopen', decide: () => writing('REOPENING', readMessage(reason, 'reason')) });
