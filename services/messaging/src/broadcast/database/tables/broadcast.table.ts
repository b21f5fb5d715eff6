import { EntitySchema } from 'typeorm';
import type { Broadcast, BroadcastRecipientState, BroadcastTopic } from '../../domain/broadcast';

/** One broadcast, as the domain has it. */
export type BroadcastRow = { -readonly [Field in keyof Broadcast]: Broadcast[Field] };

const topicKnown = `topic IN ('FUNDING', 'CONSULTATIONS', 'EVENTS', 'TRAINING', 'OBLIGATIONS', 'OTHER')`;

export const broadcastTable = new EntitySchema<BroadcastRow>({
  name: 'broadcast',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'broadcast_pkey' },
    version: { type: 'integer' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    authorId: { type: 'uuid', name: 'author_id' },
    status: { type: 'text' },
    topic: { type: 'text' },
    subject: { type: 'text' },
    text: { type: 'text' },
    legalBasis: { type: 'text', name: 'legal_basis', nullable: true },
    audience: { type: 'jsonb' },
    sentAt: { type: 'timestamptz', name: 'sent_at' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
    recipientCount: { type: 'integer', name: 'recipient_count' },
    optedOutCount: { type: 'integer', name: 'opted_out_count' },
    deliveredCount: { type: 'integer', name: 'delivered_count' },
    deliveredThrough: { type: 'uuid', name: 'delivered_through', nullable: true },
  },
  checks: [
    { name: 'broadcast_status_known', expression: `status IN ('SENDING', 'SENT', 'CANCELLED') AND (status = 'SENDING') = (finished_at IS NULL)` },
    { name: 'broadcast_topic_known', expression: topicKnown },
    { name: 'broadcast_counts_fit', expression: `delivered_count BETWEEN 0 AND recipient_count AND opted_out_count >= 0 AND (status <> 'SENT' OR delivered_count = recipient_count)` },
  ],
  indices: [
    { name: 'broadcast_institution_idx', columns: ['institutionId', 'sentAt', 'id'] },
    { name: 'broadcast_sending_idx', columns: ['sentAt', 'id'], where: `status = 'SENDING'` },
  ],
});

/** One organization that a broadcast means. */
interface BroadcastRecipientRow {
  broadcastId: string;
  organizationId: string;
  state: BroadcastRecipientState;
  /** When the broadcast began, by which lists are read. */
  meantAt: Date;
  settledAt: Date | null;
}

export const broadcastRecipientTable = new EntitySchema<BroadcastRecipientRow>({
  name: 'broadcast_recipient',
  columns: {
    broadcastId: { type: 'uuid', name: 'broadcast_id', primary: true, primaryKeyConstraintName: 'broadcast_recipient_pkey' },
    organizationId: { type: 'uuid', name: 'organization_id', primary: true, primaryKeyConstraintName: 'broadcast_recipient_pkey' },
    state: { type: 'text' },
    meantAt: { type: 'timestamptz', name: 'meant_at' },
    settledAt: { type: 'timestamptz', name: 'settled_at', nullable: true },
  },
  foreignKeys: [{ name: 'broadcast_recipient_broadcast_id_fkey', target: 'broadcast', columnNames: ['broadcast_id'], referencedColumnNames: ['id'] }],
  checks: [{ name: 'broadcast_recipient_state_known', expression: `state IN ('PENDING', 'DELIVERED', 'OPTED_OUT', 'CANCELLED') AND (settled_at IS NULL) = (state IN ('PENDING', 'OPTED_OUT'))` }],
  indices: [{ name: 'broadcast_recipient_organization_idx', columns: ['organizationId', 'meantAt', 'broadcastId'], where: `state = 'DELIVERED'` }],
});

/** A topic about which an organization wants no broadcasts. */
export const broadcastOptOutTable = new EntitySchema<{ organizationId: string; topic: BroadcastTopic; createdAt: Date }>({
  name: 'broadcast_opt_out',
  columns: {
    organizationId: { type: 'uuid', name: 'organization_id', primary: true, primaryKeyConstraintName: 'broadcast_opt_out_pkey' },
    topic: { type: 'text', primary: true, primaryKeyConstraintName: 'broadcast_opt_out_pkey' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  checks: [{ name: 'broadcast_opt_out_topic_known', expression: topicKnown }],
});
