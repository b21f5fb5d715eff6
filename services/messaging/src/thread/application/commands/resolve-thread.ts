import type { UserCall } from '@conect/auth';
import { refuse, type Result } from '@conect/kernel';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import { refusalsOfOutcome } from '../../domain/permissions';
import type { ThreadOutcome } from '../../domain/thread';
import { readMessage } from '../../domain/thread-input';
import { changeThread, writing } from '../change-thread';
import type { InThreadTransaction, ThreadIds } from '../ports';

/** Which thread, how it ends, and the answer. */
interface Resolution {
  readonly threadId: string;
  readonly outcome: ThreadOutcome;
  readonly text: string;
}

/** See {@link createResolveThread}. */
export type ResolveThread = (call: UserCall, resolution: Resolution) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** The recipient gives its answer, or refuses with a reason; the time that it had stands still then. */
export const createResolveThread =
  (inTransaction: InThreadTransaction): ResolveThread =>
  (call, { threadId, outcome, text: said }) =>
    changeThread(inTransaction, call, {
      threadId,
      action: 'resolve',
      decide(_unit, scene) {
        const refusals = refusalsOfOutcome(outcome, scene);
        if (refusals.length > 0) return refuse(...refusals.map((refusal) => ({ ...refusal, field: ['outcome'] })));
        return writing('RESOLUTION', readMessage(said), { outcome });
      },
    });
