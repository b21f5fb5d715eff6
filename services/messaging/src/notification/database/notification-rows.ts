import type { Notification } from '../domain/notification';
import type { Subject } from '../domain/notices';
import type { NotificationRow } from './tables/notification.table';

/** A row as the notice it keeps. */
export const toNotification = ({ recipientService, recipientRef, ...row }: NotificationRow): Notification => ({
  id: row.id,
  causeId: row.causeId,
  recipient: { service: recipientService, ref: recipientRef },
  kind: row.kind,
  topic: row.topic,
  facts: row.facts,
  subject: subjectOf(row),
  createdAt: row.createdAt,
  readAt: row.readAt,
});

/** A constraint of the table holds that one of the three is there. */
function subjectOf({ organizationId, institutionId, consultationId }: Pick<NotificationRow, 'organizationId' | 'institutionId' | 'consultationId'>): Subject {
  if (consultationId !== null) return { type: 'Consultation', id: consultationId };
  return organizationId === null ? { type: 'Institution', id: institutionId! } : { type: 'Organization', id: organizationId };
}

/** A notice as the row that keeps it. */
export const toRow = ({ recipient, subject, ...notification }: Notification): NotificationRow => ({
  ...notification,
  facts: { ...notification.facts },
  recipientService: recipient.service,
  recipientRef: recipient.ref,
  organizationId: subject.type === 'Organization' ? subject.id : null,
  institutionId: subject.type === 'Institution' ? subject.id : null,
  consultationId: subject.type === 'Consultation' ? subject.id : null,
});
