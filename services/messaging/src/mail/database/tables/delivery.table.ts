import { EntitySchema } from 'typeorm';
import type { NotificationTopic } from '../../../notification/domain/notices';
import type { DropReason } from '../../domain/delivery';

/** One row of `delivery`: a mail that was planned, and what became of it. */
export interface DeliveryRow {
  id: string;
  cause: string;
  recipientService: string;
  recipientRef: string;
  channel: 'EMAIL';
  kind: 'NOTICE' | 'DIGEST';
  topic: NotificationTopic | null;
  state: 'PENDING' | 'SENT' | 'DROPPED';
  dropReason: DropReason | null;
  createdAt: Date;
  settledAt: Date | null;
}

export const deliveryTable = new EntitySchema<DeliveryRow>({
  name: 'delivery',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'delivery_pkey' },
    cause: { type: 'text' },
    recipientService: { type: 'text', name: 'recipient_service' },
    recipientRef: { type: 'text', name: 'recipient_ref' },
    channel: { type: 'text' },
    kind: { type: 'text' },
    topic: { type: 'text', nullable: true },
    state: { type: 'text' },
    dropReason: { type: 'text', name: 'drop_reason', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    settledAt: { type: 'timestamptz', name: 'settled_at', nullable: true },
  },
  uniques: [{ name: 'delivery_cause_recipient_channel_key', columns: ['cause', 'recipientService', 'recipientRef', 'channel'] }],
  checks: [
    { name: 'delivery_channel_known', expression: `channel IN ('EMAIL')` },
    { name: 'delivery_kind_known', expression: `kind IN ('NOTICE', 'DIGEST')` },
    { name: 'delivery_state_known', expression: `state IN ('PENDING', 'SENT', 'DROPPED')` },
    { name: 'delivery_settled_at_known', expression: `(state = 'PENDING') = (settled_at IS NULL)` },
    { name: 'delivery_drop_reasoned', expression: `(state = 'DROPPED') = (drop_reason IS NOT NULL)` },
  ],
});
