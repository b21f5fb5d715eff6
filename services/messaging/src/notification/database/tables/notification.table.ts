import { EntitySchema } from 'typeorm';
import type { NoticedEvent, NotificationTopic } from '../../domain/notices';

/** One row of `notification`. */
export interface NotificationRow {
  id: string;
  causeId: string;
  recipientService: string;
  recipientRef: string;
  kind: NoticedEvent;
  topic: NotificationTopic;
  facts: Record<string, string>;
  organizationId: string | null;
  institutionId: string | null;
  consultationId: string | null;
  createdAt: Date;
  readAt: Date | null;
}

export const notificationTable = new EntitySchema<NotificationRow>({
  name: 'notification',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'notification_pkey' },
    causeId: { type: 'uuid', name: 'cause_id' },
    recipientService: { type: 'text', name: 'recipient_service' },
    recipientRef: { type: 'text', name: 'recipient_ref' },
    kind: { type: 'text' },
    topic: { type: 'text' },
    facts: { type: 'jsonb' },
    organizationId: { type: 'uuid', name: 'organization_id', nullable: true },
    institutionId: { type: 'uuid', name: 'institution_id', nullable: true },
    consultationId: { type: 'uuid', name: 'consultation_id', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    readAt: { type: 'timestamptz', name: 'read_at', nullable: true },
  },
  checks: [{ name: 'notification_leads_somewhere', expression: 'num_nonnulls(organization_id, institution_id, consultation_id) = 1' }],
  uniques: [{ name: 'notification_cause_recipient_key', columns: ['causeId', 'recipientService', 'recipientRef'] }],
  indices: [
    { name: 'notification_recipient_idx', columns: ['recipientService', 'recipientRef', 'createdAt', 'id'] },
    { name: 'notification_unread_idx', columns: ['recipientService', 'recipientRef', 'createdAt', 'id'], where: 'read_at IS NULL' },
  ],
});
