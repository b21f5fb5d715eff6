import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { saveBlock } from '../../../block/application/save-block';
import { beginBlock } from '../../../block/domain/sender-block';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import type { Thread } from '../../../thread/domain/thread';
import { readMessage } from '../../../thread/domain/thread-input';
import { endReport } from '../../domain/lifecycle';
import { refusalsOfDeciding, reportNotFound } from '../../domain/permissions';
import { protectionOf } from '../../domain/protection';
import type { ThreadReport } from '../../domain/thread-report';
import type { InReportTransaction, ThreadReportIds, ThreadReportUnit } from '../ports';
import { saveReport } from '../save-report';

interface Dependencies {
  readonly inTransaction: InReportTransaction;
  readonly newId: NewId;
}

/** How a report ends, and why. */
interface Decision {
  readonly reportId: string;
  readonly decision: 'UPHELD' | 'DISMISSED';
  readonly reason: string;
}

/** See {@link createDecideThreadReport}. */
export type DecideThreadReport = (call: UserCall, decision: Decision) => Promise<Result<ThreadReportIds, MessagingErrorCode>>;

/** SGG decides about a report, with a reason that the side which reported reads; when it upholds it, that side's inbox refuses letters of the other from now on. */
export const createDecideThreadReport =
  ({ inTransaction, newId }: Dependencies): DecideThreadReport =>
  async (call, { reportId, decision: to, reason: said }) => {
    if (!isUuid(reportId)) return refuse(badInput(['reportId'], 'UUID'));
    const reason = readMessage(said, 'reason');
    if (!reason.ok) return reason;
    return inTransaction<ThreadReportIds>(call, async (unit) => {
      const report = await unit.reports.findByIdForUpdate(reportId.toLowerCase());
      if (report === null) return refuse(reportNotFound);
      const thread = await unit.threadOf(report);
      const refusals = refusalsOfDeciding(await unit.viewers.of(call.principal), report, thread);
      if (refusals.length > 0) return refuse(...refusals);
      await saveReport(unit, report, endReport(report, { to, actor: 'SGG', decisionReason: reason.value, decidedBy: call.principal.userId }, unit.now));
      if (to === 'UPHELD') await protect(unit, { report, thread, blockId: newId() });
      return accept({ reportId: report.id });
    });
  };

/** What the inbox refuses already, by its own choice, stays as it chose. */
async function protect({ blocking, now }: ThreadReportUnit, { report, thread, blockId: id }: { readonly report: ThreadReport; readonly thread: Thread; readonly blockId: string }): Promise<void> {
  const protection = protectionOf(report, thread);
  if (protection === null || (await blocking.blocks.findActive(protection)) !== null) return;
  await saveBlock(blocking, null, beginBlock({ ...protection, id, blockedBy: null }, now));
}
