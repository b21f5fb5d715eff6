import { EntitySchema } from 'typeorm';
import type { Thread } from '../../domain/thread';

/** One thread, as the domain has it. */
export type ThreadRow = { -readonly [Field in keyof Thread]: Thread[Field] };

const unanswered = `status IN ('OPEN', 'AWAITING_SENDER')`;

export const threadTable = new EntitySchema<ThreadRow>({
  name: 'thread',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'thread_pkey' },
    version: { type: 'integer' },
    kind: { type: 'text' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    subject: { type: 'text', nullable: true },
    senderKind: { type: 'text', name: 'sender_kind' },
    senderId: { type: 'uuid', name: 'sender_id', nullable: true },
    senderName: { type: 'text', name: 'sender_name', nullable: true },
    recipientKind: { type: 'text', name: 'recipient_kind' },
    recipientId: { type: 'uuid', name: 'recipient_id' },
    channel: { type: 'text' },
    contextType: { type: 'text', name: 'context_type', nullable: true },
    contextId: { type: 'uuid', name: 'context_id', nullable: true },
    registrationNumber: { type: 'integer', name: 'registration_number', nullable: true },
    registrationYear: { type: 'integer', name: 'registration_year', nullable: true },
    termFrom: { type: 'date', name: 'term_from' },
    dueAt: { type: 'timestamptz', name: 'due_at', nullable: true },
    extendedAt: { type: 'timestamptz', name: 'extended_at', nullable: true },
    overdueSince: { type: 'timestamptz', name: 'overdue_since', nullable: true },
    escalatedAt: { type: 'timestamptz', name: 'escalated_at', nullable: true },
    outcome: { type: 'text', nullable: true },
    assigneeId: { type: 'uuid', name: 'assignee_id', nullable: true },
    redirectedToId: { type: 'uuid', name: 'redirected_to_id', nullable: true },
    redirectedFromId: { type: 'uuid', name: 'redirected_from_id', nullable: true },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
    contextEndedAt: { type: 'timestamptz', name: 'context_ended_at', nullable: true },
  },
  foreignKeys: [{ name: 'thread_redirected_from_id_fkey', target: 'thread', columnNames: ['redirected_from_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'thread_kind_known', expression: `kind IN ('GENERAL', 'PETITION', 'FOI_REQUEST', 'PARTNERSHIP_PROPOSAL', 'CONSULTATION_FOLLOWUP')` },
    { name: 'thread_status_known', expression: `status IN ('OPEN', 'AWAITING_SENDER', 'RESOLVED', 'CLOSED', 'REDIRECTED')` },
    { name: 'thread_sender_known', expression: `sender_kind IN ('ORGANIZATION', 'INSTITUTION', 'PERSON', 'OUTSIDE') AND (sender_kind = 'OUTSIDE') = (sender_id IS NULL)` },
    { name: 'thread_recipient_is_inbox', expression: `recipient_kind IN ('ORGANIZATION', 'INSTITUTION')` },
    { name: 'thread_context_whole', expression: `(context_type IS NULL) = (context_id IS NULL) AND (context_type IS NULL OR context_type IN ('Consultation', 'Application', 'Organization'))` },
    { name: 'thread_number_whole', expression: `(registration_number IS NULL) = (registration_year IS NULL)` },
  ],
  indices: [
    { name: 'thread_due_idx', columns: ['dueAt', 'id'], where: `overdue_since IS NULL AND ${unanswered}` },
    { name: 'thread_overdue_idx', columns: ['overdueSince', 'id'], where: `escalated_at IS NULL AND overdue_since IS NOT NULL AND ${unanswered}` },
    { name: 'thread_assignee_idx', columns: ['assigneeId', 'recipientId'], where: 'assignee_id IS NOT NULL' },
    { name: 'thread_registration_idx', columns: ['registrationNumber', 'registrationYear'], where: 'registration_number IS NOT NULL' },
    { name: 'thread_resolved_idx', columns: ['statusSince', 'id'], where: `status = 'RESOLVED'` },
    { name: 'thread_application_key', columns: ['contextId'], unique: true, where: `context_type = 'Application'` },
  ],
});

/** Who takes part in a thread, by which its lists are read; nothing of it changes. */
interface ThreadParticipantRow {
  threadId: string;
  side: string;
  partyKind: string;
  partyId: string;
  drawer: string;
  openedAt: Date;
}

export const threadParticipantTable = new EntitySchema<ThreadParticipantRow>({
  name: 'thread_participant',
  columns: {
    threadId: { type: 'uuid', name: 'thread_id', primary: true, primaryKeyConstraintName: 'thread_participant_pkey' },
    side: { type: 'text', primary: true, primaryKeyConstraintName: 'thread_participant_pkey' },
    partyKind: { type: 'text', name: 'party_kind' },
    partyId: { type: 'uuid', name: 'party_id' },
    drawer: { type: 'text' },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
  },
  foreignKeys: [{ name: 'thread_participant_thread_id_fkey', target: 'thread', columnNames: ['thread_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'thread_participant_side_known', expression: `side IN ('SENDER', 'RECIPIENT')` },
    { name: 'thread_participant_drawer_known', expression: `drawer IN ('LETTERS', 'APPLICATIONS')` },
  ],
  indices: [{ name: 'thread_participant_party_idx', columns: ['partyId', 'partyKind', 'openedAt', 'threadId'] }],
});

/** The last number of an institution in a year; it only ever goes one up. */
export const threadCounterTable = new EntitySchema<{ institutionId: string; year: number; lastNumber: number }>({
  name: 'thread_counter',
  columns: {
    institutionId: { type: 'uuid', name: 'institution_id', primary: true, primaryKeyConstraintName: 'thread_counter_pkey' },
    year: { type: 'integer', primary: true, primaryKeyConstraintName: 'thread_counter_pkey' },
    lastNumber: { type: 'integer', name: 'last_number' },
  },
});
