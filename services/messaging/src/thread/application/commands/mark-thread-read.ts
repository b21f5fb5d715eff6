import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { sideOf } from '../../domain/inbox';
import { threadNotFound } from '../../domain/permissions';
import type { InThreadTransaction, ThreadIds } from '../ports';

/** Which thread, and the last message that was read. */
interface Reading {
  readonly threadId: string;
  readonly messageId: string;
}

/** See {@link createMarkThreadRead}. */
export type MarkThreadRead = (call: UserCall, reading: Reading) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** Somebody has read a thread up to a message; what came meanwhile stays unread, and what he has read once is never unread again. It is his own affair: nobody is told. */
export const createMarkThreadRead =
  (inTransaction: InThreadTransaction): MarkThreadRead =>
  async (call, given) => {
    const wrong = (['threadId', 'messageId'] as const).filter((field) => !isUuid(given[field]));
    if (wrong.length > 0) return refuse(...wrong.map((field) => badInput([field], 'UUID')));
    const [threadId, messageId] = [given.threadId.toLowerCase(), given.messageId.toLowerCase()];
    const { userId } = call.principal;
    return inTransaction<ThreadIds>(call, async (unit) => {
      const thread = await unit.threads.findByIdForUpdate(threadId);
      if (thread === null || sideOf(await unit.viewers.of(call.principal), thread) === null) return refuse(threadNotFound);
      const readCount = await unit.unread.removeUntil(userId, threadId, messageId);
      if (readCount === null) return refuse({ code: 'NOT_FOUND', field: ['messageId'], params: { what: 'MESSAGE' } });
      if (readCount > 0) await unit.audit({ subjectType: 'thread_reading', subjectId: threadId, chainId: threadId, changes: { readUntil: { before: null, after: messageId } } });
      return accept({ threadId });
    });
  };
