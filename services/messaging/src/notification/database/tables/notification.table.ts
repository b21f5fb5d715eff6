import { EntitySchema } from 'typeorm';
import type { NotificationTopic, Subject } from '../../domain/notices';
import type { NoticeKind } from '../../domain/publications';

/** One row of `notification`. */
export interface NotificationRow {
  id: string;
  causeId: string;
  recipientService: string;
  recipientRef: string;
  kind: NoticeKind;
  topic: NotificationTopic;
  facts: Record<string, string>;
  subjectType: Subject['type'];
  subjectId: string;
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
    subjectType: { type: 'text', name: 'subject_type' },
    subjectId: { type: 'uuid', name: 'subject_id' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    readAt: { type: 'timestamptz', name: 'read_at', nullable: true },
  },
  checks: [
    {
      name: 'notification_leads_somewhere',
      expression: `subject_type IN ('Organization', 'Institution', 'Consultation', 'Opportunity', 'Application', 'VolunteeringContract', 'VolunteeringCertificate', 'Thread', 'Broadcast')`,
    },
  ],
  uniques: [{ name: 'notification_cause_recipient_key', columns: ['causeId', 'recipientService', 'recipientRef'] }],
  indices: [
    { name: 'notification_recipient_idx', columns: ['recipientService', 'recipientRef', 'createdAt', 'id'] },
    { name: 'notification_unread_idx', columns: ['recipientService', 'recipientRef', 'createdAt', 'id'], where: 'read_at IS NULL' },
  ],
});
