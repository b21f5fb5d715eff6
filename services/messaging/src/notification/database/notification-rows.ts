import type { Notification } from '../domain/notification';
import type { NotificationRow } from './tables/notification.table';

/** A row as the notice it keeps. */
export const toNotification = ({ recipientService, recipientRef, ...row }: NotificationRow): Notification => ({
  id: row.id,
  causeId: row.causeId,
  recipient: { service: recipientService, ref: recipientRef },
  kind: row.kind,
  topic: row.topic,
  facts: row.facts,
  subject: { type: row.subjectType, id: row.subjectId },
  createdAt: row.createdAt,
  readAt: row.readAt,
});

/** A notice as the row that keeps it. */
export const toRow = ({ recipient, subject, ...notification }: Notification): NotificationRow => ({
  ...notification,
  facts: { ...notification.facts },
  recipientService: recipient.service,
  recipientRef: recipient.ref,
  subjectType: subject.type,
  subjectId: subject.id,
});
