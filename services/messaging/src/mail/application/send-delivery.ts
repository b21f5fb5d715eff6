import { notificationTopics } from '../../notification/domain/notices';
import type { Notification } from '../../notification/domain/notification';
import { userIdOf } from '../../notification/domain/recipient';
import type { MessagingUnit } from '../../service/application/ports';
import type { Delivery, DropReason, FailReason } from '../domain/delivery';
import type { Mail, MailAnswer, MailedNotice, Mailer, Person, RecipientDirectory } from './ports';

interface Dependencies {
  readonly inJob: <Value>(operation: string, work: (unit: MessagingUnit) => Promise<Value>) => Promise<Value>;
  readonly directory: RecipientDirectory;
  readonly compose: (delivery: Delivery, notifications: readonly MailedNotice[], person: Person) => Mail;
  readonly mailer: Mailer;
}

/** What became of a mail. */
type DeliveryOutcome = 'SENT' | 'NOT_DUE' | DropReason | FailReason;

/** Sends a mail of the ledger, or ends it when every try failed. */
export interface SendDelivery {
  readonly attempt: (deliveryId: string) => Promise<DeliveryOutcome>;
  readonly giveUp: (deliveryId: string) => Promise<void>;
}

interface Ready {
  readonly delivery: Delivery;
  readonly notifications: readonly MailedNotice[];
}

/**
 * Makes what hands mails to the mail server. No transaction is open while it takes its time, for an open one keeps every later event from being sent: one reads what is to be sent, another one
 * writes what came of it. What the server refuses for good is not tried again. A process killed in between sends the mail again, under the same Message-ID: SMTP cannot do better.
 */
export const createSendDelivery = ({ inJob, directory, compose, mailer }: Dependencies): SendDelivery => ({
  async attempt(deliveryId) {
    const ready = await inJob('readyDelivery', (unit) => makeReady(unit, deliveryId));
    if (typeof ready === 'string') return ready;
    const { delivery, notifications } = ready;
    const person = await directory.find(delivery.recipient);
    const answer = person === null ? 'NO_RECIPIENT' : await mailer.send(compose(delivery, notifications, person));
    return inJob('settleDelivery', (unit) => settle(unit, delivery, answer));
  },
  giveUp: (deliveryId) => inJob('giveUpDelivery', ({ deliveries }) => deliveries.markFailed(deliveryId, 'GAVE_UP')),
});

/** What is to be sent; a mail that is no longer wanted ends here. */
async function makeReady(unit: MessagingUnit, deliveryId: string): Promise<Ready | DeliveryOutcome> {
  const delivery = await unit.deliveries.take(deliveryId);
  if (delivery === null) return 'NOT_DUE';
  if (await isUnwanted(unit, delivery)) {
    await unit.deliveries.markDropped(deliveryId, 'UNSUBSCRIBED');
    return 'UNSUBSCRIBED';
  }
  return { delivery, notifications: await withLetters(unit, delivery, await unit.notifications.findByIds(delivery.notificationIds)) };
}

/** Writes what came of a try, unless another process has. */
async function settle({ deliveries, publish }: MessagingUnit, { id, kind, recipient, notificationIds }: Delivery, answer: MailAnswer | 'NO_RECIPIENT'): Promise<DeliveryOutcome> {
  if ((await deliveries.take(id)) === null) return 'NOT_DUE';
  if (answer === 'NO_RECIPIENT') {
    await deliveries.markDropped(id, answer);
    return answer;
  }
  if (!answer.taken) {
    const reason: FailReason = `REFUSED_${answer.replyCode}`;
    await deliveries.markFailed(id, reason);
    return reason;
  }
  await deliveries.markSent(id);
  await publish({ name: 'NotificationDelivered', deliveryId: id, kind, userId: userIdOf(recipient), notificationIds });
  return 'SENT';
}

/** A mail about a broadcast alone has all of it; a digest says that there is one. */
async function withLetters({ broadcastTexts }: MessagingUnit, { kind }: Delivery, notifications: readonly Notification[]): Promise<readonly MailedNotice[]> {
  const ids = kind === 'DIGEST' ? [] : notifications.filter(({ subject }) => subject.type === 'Broadcast').map(({ subject }) => subject.id);
  if (ids.length === 0) return notifications;
  const texts = await broadcastTexts(ids);
  return notifications.map((notification) => ({ ...notification, letter: texts.get(notification.subject.id) ?? null }));
}

/** Who unsubscribed while the mail waited does not get it. */
async function isUnwanted({ preferences }: MessagingUnit, { recipient, topic }: Delivery): Promise<boolean> {
  const userId = userIdOf(recipient);
  if (userId === null) return false;
  const chosen = await preferences.findByUserId(userId);
  const isEnded = (one: string): boolean => chosen.some((preference) => preference.topic === one && preference.emailFrequency === 'NONE');
  return (topic === null ? notificationTopics : [topic]).every(isEnded);
}
