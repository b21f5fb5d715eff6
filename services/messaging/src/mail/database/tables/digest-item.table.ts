import { EntitySchema } from 'typeorm';
import type { NotificationTopic } from '../../../notification/domain/notices';

/** One row of `digest_item`: a notice that waits for a digest. */
export interface DigestItemRow {
  notificationId: string;
  recipientService: string;
  recipientRef: string;
  topic: NotificationTopic;
  frequency: 'DAILY' | 'WEEKLY';
  createdAt: Date;
}

export const digestItemTable = new EntitySchema<DigestItemRow>({
  name: 'digest_item',
  columns: {
    notificationId: { type: 'uuid', name: 'notification_id', primary: true, primaryKeyConstraintName: 'digest_item_pkey' },
    recipientService: { type: 'text', name: 'recipient_service' },
    recipientRef: { type: 'text', name: 'recipient_ref' },
    topic: { type: 'text' },
    frequency: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  checks: [{ name: 'digest_item_frequency_known', expression: `frequency IN ('DAILY', 'WEEKLY')` }],
  foreignKeys: [{ name: 'digest_item_notification_id_fkey', target: 'notification', columnNames: ['notificationId'], referencedColumnNames: ['id'] }],
  indices: [
    { name: 'digest_item_frequency_idx', columns: ['frequency', 'createdAt'] },
    { name: 'digest_item_recipient_idx', columns: ['recipientService', 'recipientRef', 'topic'] },
  ],
});
