import type { UserCall } from '@conect/auth';
import { accept, isUuid, refusalsIn, refuse, type NewId, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { sideOf } from '../../../thread/domain/inbox';
import { threadNotFound } from '../../../thread/domain/permissions';
import { readMessage } from '../../../thread/domain/thread-input';
import { beginReport } from '../../domain/lifecycle';
import { refusalsOfReporting } from '../../domain/permissions';
import { maximumMessages } from '../../domain/thread-report';
import type { InReportTransaction, ThreadReportIds } from '../ports';
import { saveReport } from '../save-report';

interface Dependencies {
  readonly inTransaction: InReportTransaction;
  readonly newId: NewId;
}

/** Which messages of which thread, and what is wrong with them. */
interface Reporting {
  readonly threadId: string;
  readonly messageIds: readonly string[];
  readonly reason: string;
}

/** See {@link createReportThread}. */
export type ReportThread = (call: UserCall, reporting: Reporting) => Promise<Result<ThreadReportIds, MessagingErrorCode>>;

/** One side of a thread shows SGG messages of the other side, and says what is wrong with them. */
export const createReportThread =
  ({ inTransaction, newId }: Dependencies): ReportThread =>
  async (call, { threadId, messageIds: given, reason: said }) => {
    if (!isUuid(threadId)) return refuse(badInput(['threadId'], 'UUID'));
    const [messageIds, reason] = [readMessages(given), readMessage(said, 'reason')];
    if (!messageIds.ok || !reason.ok) return refuse(...refusalsIn<'BAD_USER_INPUT'>([messageIds, reason]));
    const { userId } = call.principal;

    return inTransaction<ThreadReportIds>(call, async (unit) => {
      const thread = await unit.threads.findByIdForUpdate(threadId.toLowerCase());
      if (thread === null) return refuse(threadNotFound);
      const viewer = await unit.viewers.of(call.principal);
      const side = sideOf(viewer, thread);
      const refusals = refusalsOfReporting(viewer, thread, side === null ? null : await unit.reports.findLast(thread.id, side));
      if (refusals.length > 0 || side === null) return refuse(...(refusals.length > 0 ? refusals : [threadNotFound]));
      const messages = await unit.messagesByIds(messageIds.value);
      const areTheirs = messages.length === messageIds.value.length && messages.every((message) => message.threadId === thread.id && message.side !== null && message.side !== side);
      if (!areTheirs) return refuse(badInput(['messageIds'], 'MESSAGES_OF_OTHERS', { maximum: maximumMessages }));
      const event = beginReport({ id: newId(), threadId: thread.id, side, reporterId: userId, messageIds: messageIds.value, reason: reason.value }, unit.now);
      await saveReport(unit, null, event);
      return accept({ reportId: event.report.id });
    });
  };

function readMessages(given: readonly string[]): Result<readonly string[], 'BAD_USER_INPUT'> {
  const ids = [...new Set(given.map((id) => id.toLowerCase()))];
  return ids.length >= 1 && ids.length <= maximumMessages && ids.every(isUuid) ? accept(ids) : refuse(badInput(['messageIds'], 'MESSAGES_OF_OTHERS', { maximum: maximumMessages }));
}
