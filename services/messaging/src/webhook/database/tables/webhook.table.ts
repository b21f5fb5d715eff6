import { EntitySchema } from 'typeorm';
import type { Webhook } from '../../domain/webhook';

/** One webhook, as the domain has it. */
export type WebhookRow = { -readonly [Field in keyof Webhook]: Webhook[Field] };

export const webhookTable = new EntitySchema<WebhookRow>({
  name: 'webhook',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'webhook_pkey' },
    version: { type: 'integer' },
    ownerKind: { type: 'text', name: 'owner_kind' },
    ownerId: { type: 'uuid', name: 'owner_id' },
    url: { type: 'text' },
    eventTypes: { type: 'text', name: 'event_types', array: true },
    description: { type: 'text', nullable: true },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    failingSince: { type: 'timestamptz', name: 'failing_since', nullable: true },
    formerSecretUntil: { type: 'timestamptz', name: 'former_secret_until', nullable: true },
  },
  checks: [
    { name: 'webhook_owner_kind_known', expression: `owner_kind IN ('ORGANIZATION', 'INSTITUTION')` },
    { name: 'webhook_status_known', expression: `status IN ('ACTIVE', 'PAUSED', 'DISABLED', 'DELETED')` },
    { name: 'webhook_event_types_some', expression: 'cardinality(event_types) > 0' },
  ],
  indices: [
    { name: 'webhook_owner_idx', columns: ['ownerId', 'ownerKind', 'createdAt', 'id'], where: `status <> 'DELETED'` },
    { name: 'webhook_active_idx', columns: ['id'], where: `status = 'ACTIVE'` },
  ],
});

/** A secret of a webhook, encrypted; the one without an end is the last. */
export const webhookSecretTable = new EntitySchema<{ id: string; webhookId: string; sealed: Buffer; validUntil: Date | null }>({
  name: 'webhook_secret',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'webhook_secret_pkey' },
    webhookId: { type: 'uuid', name: 'webhook_id' },
    sealed: { type: 'bytea' },
    validUntil: { type: 'timestamptz', name: 'valid_until', nullable: true },
  },
  foreignKeys: [{ name: 'webhook_secret_webhook_id_fkey', target: 'webhook', columnNames: ['webhook_id'], referencedColumnNames: ['id'] }],
  indices: [
    { name: 'webhook_secret_webhook_id_idx', columns: ['webhookId'] },
    { name: 'webhook_secret_last_key', columns: ['webhookId'], unique: true, where: 'valid_until IS NULL' },
  ],
});
