import { EntitySchema } from 'typeorm';
import type { ThreadReport } from '../../domain/thread-report';

/** One report, as the domain has it. */
export type ThreadReportRow = { -readonly [Field in keyof ThreadReport]: ThreadReport[Field] };

export const threadReportTable = new EntitySchema<ThreadReportRow>({
  name: 'thread_report',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'thread_report_pkey' },
    version: { type: 'integer' },
    threadId: { type: 'uuid', name: 'thread_id' },
    side: { type: 'text' },
    reporterId: { type: 'uuid', name: 'reporter_id' },
    messageIds: { type: 'uuid', array: true, name: 'message_ids' },
    reason: { type: 'text', nullable: true },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    reportedAt: { type: 'timestamptz', name: 'reported_at' },
    decisionReason: { type: 'text', name: 'decision_reason', nullable: true },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
  },
  foreignKeys: [{ name: 'thread_report_thread_id_fkey', target: 'thread', columnNames: ['thread_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'thread_report_side_known', expression: `side IN ('SENDER', 'RECIPIENT')` },
    { name: 'thread_report_status_known', expression: `status IN ('OPEN', 'UPHELD', 'DISMISSED')` },
    { name: 'thread_report_messages_named', expression: `cardinality(message_ids) BETWEEN 1 AND 10` },
  ],
  indices: [
    { name: 'thread_report_open_key', columns: ['threadId', 'side'], unique: true, where: `status = 'OPEN'` },
    { name: 'thread_report_thread_id_idx', columns: ['threadId', 'side', 'reportedAt', 'id'] },
    { name: 'thread_report_reported_at_idx', columns: ['reportedAt', 'id'] },
  ],
});
