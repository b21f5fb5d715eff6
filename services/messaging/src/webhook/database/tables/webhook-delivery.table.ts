import { EntitySchema } from 'typeorm';
import type { WebhookDelivery } from '../../domain/delivery';

/** One delivery, as the domain has it; its row of the effect ledger has the same id. */
export type WebhookDeliveryRow = { -readonly [Field in keyof WebhookDelivery]: WebhookDelivery[Field] };

export const webhookDeliveryTable = new EntitySchema<WebhookDeliveryRow>({
  name: 'webhook_delivery',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'webhook_delivery_pkey' },
    webhookId: { type: 'uuid', name: 'webhook_id' },
    messageId: { type: 'uuid', name: 'message_id' },
    eventId: { type: 'uuid', name: 'event_id' },
    eventType: { type: 'text', name: 'event_type' },
    occasion: { type: 'text' },
    body: { type: 'text' },
    state: { type: 'text' },
    reason: { type: 'text', nullable: true },
    attemptCount: { type: 'integer', name: 'attempt_count' },
    lastStatus: { type: 'integer', name: 'last_status', nullable: true },
    lastFailure: { type: 'text', name: 'last_failure', nullable: true },
    lastAttemptAt: { type: 'timestamptz', name: 'last_attempt_at', nullable: true },
    nextAttemptAt: { type: 'timestamptz', name: 'next_attempt_at', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  foreignKeys: [{ name: 'webhook_delivery_webhook_id_fkey', target: 'webhook', columnNames: ['webhook_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'webhook_delivery_occasion_known', expression: `occasion IN ('EVENT', 'TEST', 'REDELIVERY')` },
    { name: 'webhook_delivery_state_known', expression: `state IN ('DUE', 'DELIVERED', 'DROPPED', 'FAILED')` },
    { name: 'webhook_delivery_next_attempt_known', expression: `(state = 'DUE') = (next_attempt_at IS NOT NULL)` },
    { name: 'webhook_delivery_reason_known', expression: `(state IN ('DROPPED', 'FAILED')) = (reason IS NOT NULL)` },
  ],
  indices: [
    { name: 'webhook_delivery_webhook_id_idx', columns: ['webhookId', 'createdAt', 'id'] },
    { name: 'webhook_delivery_asked_idx', columns: ['webhookId'], where: `state = 'DUE' AND occasion <> 'EVENT'` },
  ],
});
