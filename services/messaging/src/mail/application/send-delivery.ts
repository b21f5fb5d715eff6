import { notificationTopics } from '../../notification/domain/notices';
import type { Notification } from '../../notification/domain/notification';
import { userIdOf } from '../../notification/domain/recipient';
import type { MessagingUnit } from '../../service/application/ports';
import type { Delivery, DropReason, FailReason } from '../domain/delivery';
import type { Mail, MailedNotice, Mailer, Person, RecipientDirectory } from './ports';

interface Dependencies {
  readonly directory: RecipientDirectory;
  readonly compose: (delivery: Delivery, notifications: readonly MailedNotice[], person: Person) => Mail;
  readonly mailer: Mailer;
}

/** What became of a mail. */
export type DeliveryOutcome = 'SENT' | 'NOT_DUE' | DropReason | FailReason;

/** See {@link createSendDelivery}. */
export type SendDelivery = (unit: MessagingUnit, deliveryId: string) => Promise<DeliveryOutcome>;

/**
 * Sends one mail of the ledger and marks it sent in the transaction that holds its row, so that two processes never send it at once.
 * What the server refuses for good is not tried again. A process killed between the server's answer and the commit sends it again, under the same Message-ID: SMTP cannot do better.
 */
export const createSendDelivery =
  ({ directory, compose, mailer }: Dependencies): SendDelivery =>
  async (unit, deliveryId) => {
    const delivery = await unit.deliveries.take(deliveryId);
    if (delivery === null) return 'NOT_DUE';
    const drop = async (reason: DropReason): Promise<DropReason> => {
      await unit.deliveries.markDropped(deliveryId, reason);
      return reason;
    };
    if (await isUnwanted(unit, delivery)) return drop('UNSUBSCRIBED');
    const person = await directory.find(delivery.recipient);
    if (person === null) return drop('NO_RECIPIENT');

    const notifications = await withLetters(unit, delivery, await unit.notifications.findByIds(delivery.notificationIds));
    const answer = await mailer.send(compose(delivery, notifications, person));
    if (!answer.taken) return fail(unit, deliveryId, `REFUSED_${answer.replyCode}`);
    await unit.deliveries.markSent(deliveryId);
    const { kind, recipient, notificationIds } = delivery;
    await unit.publish({ name: 'NotificationDelivered', deliveryId, kind, userId: userIdOf(recipient), notificationIds });
    return 'SENT';
  };

/** A mail about a broadcast alone has all of it; a digest says that there is one. */
async function withLetters({ broadcastTexts }: MessagingUnit, { kind }: Delivery, notifications: readonly Notification[]): Promise<readonly MailedNotice[]> {
  const ids = kind === 'DIGEST' ? [] : notifications.filter(({ subject }) => subject.type === 'Broadcast').map(({ subject }) => subject.id);
  if (ids.length === 0) return notifications;
  const texts = await broadcastTexts(ids);
  return notifications.map((notification) => ({ ...notification, letter: texts.get(notification.subject.id) ?? null }));
}

async function fail({ deliveries }: MessagingUnit, deliveryId: string, reason: FailReason): Promise<FailReason> {
  await deliveries.markFailed(deliveryId, reason);
  return reason;
}

/** Who unsubscribed while the mail waited does not get it. */
async function isUnwanted({ preferences }: MessagingUnit, { recipient, topic }: Delivery): Promise<boolean> {
  const userId = userIdOf(recipient);
  if (userId === null) return false;
  const chosen = await preferences.findByUserId(userId);
  const isEnded = (one: string): boolean => chosen.some((preference) => preference.topic === one && preference.emailFrequency === 'NONE');
  return (topic === null ? notificationTopics : [topic]).every(isEnded);
}
