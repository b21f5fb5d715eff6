import { EntitySchema } from 'typeorm';
import type { SenderBlock } from '../../domain/sender-block';

/** One block, as the domain has it. */
export type SenderBlockRow = { -readonly [Field in keyof SenderBlock]: SenderBlock[Field] };

export const senderBlockTable = new EntitySchema<SenderBlockRow>({
  name: 'sender_block',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'sender_block_pkey' },
    version: { type: 'integer' },
    inboxKind: { type: 'text', name: 'inbox_kind' },
    inboxId: { type: 'uuid', name: 'inbox_id' },
    senderKind: { type: 'text', name: 'sender_kind' },
    senderId: { type: 'uuid', name: 'sender_id' },
    kinds: { type: 'text', array: true },
    status: { type: 'text' },
    blockedAt: { type: 'timestamptz', name: 'blocked_at' },
    blockedBy: { type: 'uuid', name: 'blocked_by', nullable: true },
    liftedAt: { type: 'timestamptz', name: 'lifted_at', nullable: true },
  },
  checks: [
    { name: 'sender_block_inbox_known', expression: `inbox_kind IN ('ORGANIZATION', 'INSTITUTION')` },
    { name: 'sender_block_sender_known', expression: `sender_kind IN ('ORGANIZATION', 'INSTITUTION', 'PERSON')` },
    { name: 'sender_block_law_kept', expression: `inbox_kind = 'ORGANIZATION' OR kinds <@ ARRAY['GENERAL', 'PARTNERSHIP_PROPOSAL']` },
    { name: 'sender_block_lifted_whole', expression: `(status = 'LIFTED') = (lifted_at IS NOT NULL) AND status IN ('ACTIVE', 'LIFTED')` },
  ],
  indices: [
    { name: 'sender_block_active_key', columns: ['inboxId', 'inboxKind', 'senderId', 'senderKind'], unique: true, where: `status = 'ACTIVE'` },
    { name: 'sender_block_inbox_idx', columns: ['inboxId', 'inboxKind', 'blockedAt', 'id'], where: `status = 'ACTIVE'` },
    { name: 'sender_block_sender_idx', columns: ['senderId'], where: `sender_kind = 'PERSON'` },
  ],
});
