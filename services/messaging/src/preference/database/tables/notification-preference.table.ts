import { EntitySchema } from 'typeorm';
import type { NotificationTopic } from '../../../notification/domain/notices';
import type { MailFrequency } from '../../domain/preference';

/** One row of `notification_preference`: what a person chose about a topic. */
export interface NotificationPreferenceRow {
  userId: string;
  topic: NotificationTopic;
  emailFrequency: MailFrequency;
  isPushed: boolean | null;
  updatedAt: Date;
}

export const notificationPreferenceTable = new EntitySchema<NotificationPreferenceRow>({
  name: 'notification_preference',
  columns: {
    userId: { type: 'uuid', name: 'user_id', primary: true, primaryKeyConstraintName: 'notification_preference_pkey' },
    topic: { type: 'text', primary: true, primaryKeyConstraintName: 'notification_preference_pkey' },
    emailFrequency: { type: 'text', name: 'email_frequency' },
    isPushed: { type: 'boolean', name: 'is_pushed', nullable: true },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
  },
  checks: [{ name: 'notification_preference_frequency_known', expression: `email_frequency IN ('INSTANT', 'DAILY', 'WEEKLY', 'NONE')` }],
});
