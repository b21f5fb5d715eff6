import type { NewId } from '@conect/kernel';
import type { Cause } from '../../notification/domain/notices';
import type { Notification } from '../../notification/domain/notification';
import { userIdOf } from '../../notification/domain/recipient';
import { defaultFrequency, type MailFrequency } from '../../preference/domain/preference';
import type { MessagingUnit } from '../../service/application/ports';
import type { Delivery } from '../domain/delivery';

/** See {@link createPlanMails}. */
export type PlanMails = (unit: MessagingUnit, cause: Cause, notifications: readonly Notification[]) => Promise<void>;

/** Plans the mails about new notices of one cause, as each person chose: one at once, in a digest, or none. */
export const createPlanMails =
  ({ newId }: { readonly newId: NewId }): PlanMails =>
  async (unit, { happenedAt }, notifications) => {
    const [first] = notifications;
    if (first === undefined || !(await unit.deliveries.reaches(happenedAt))) return;

    const chosen = await unit.preferences.findByTopic(first.topic, notifications.flatMap(({ recipient }) => userIdOf(recipient) ?? []));
    const frequencyOf = ({ recipient }: Notification): MailFrequency => chosen.get(userIdOf(recipient) ?? '') ?? defaultFrequency;
    const atOnce = notifications.filter((notification) => frequencyOf(notification) === 'INSTANT');
    const opened = await unit.deliveries.open(atOnce.map((notification) => deliveryOf(newId(), notification)), happenedAt);
    for (const { id } of opened) await unit.scheduleSending(id);
    for (const notification of notifications) {
      const frequency = frequencyOf(notification);
      if (frequency === 'DAILY' || frequency === 'WEEKLY') await unit.scheduleDigests(await unit.digests.wait(notification, frequency));
    }
  };

const deliveryOf = (id: string, { id: notificationId, causeId: cause, recipient, topic }: Notification): Delivery => ({
  id,
  cause,
  recipient,
  kind: 'NOTICE',
  topic,
  notificationIds: [notificationId],
});
