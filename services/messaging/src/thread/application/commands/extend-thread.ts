import type { UserCall } from '@conect/auth';
import type { Result } from '@conect/kernel';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import { extendedDueAtOf } from '../../domain/terms';
import { readMessage } from '../../domain/thread-input';
import { changeThread, writing } from '../change-thread';
import type { InThreadTransaction, ThreadIds } from '../ports';

/** Which thread, and why it needs longer. */
interface Extension {
  readonly threadId: string;
  readonly reason: string;
}

/** See {@link createExtendThread}. */
export type ExtendThread = (call: UserCall, extension: Extension) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** The recipient takes, once, the longer time that the law allows; the reason is the notice that the law asks for. */
export const createExtendThread =
  (inTransaction: InThreadTransaction): ExtendThread =>
  (call, { threadId, reason }) =>
    changeThread(inTransaction, call, {
      threadId,
      action: 'extend',
      decide: (_unit, { thread, now }) => writing('EXTENSION', readMessage(reason, 'reason'), { dueAt: extendedDueAtOf(thread), extendedAt: now }),
    });
