import type { Clock, NewId } from '@conect/kernel';
import type { Cause } from '../../notification/domain/notices';
import type { Notification } from '../../notification/domain/notification';
import { userIdOf } from '../../notification/domain/recipient';
import { defaultFrequency, type MailFrequency } from '../../preference/domain/preference';
import type { MessagingUnit } from '../../service/application/ports';
import { isWithinReach } from '../domain/delivery';

interface Dependencies {
  readonly newId: NewId;
  readonly clock: Clock;
  readonly maximumAgeDays: number;
}

/** See {@link createPlanMails}. */
export type PlanMails = (unit: MessagingUnit, cause: Cause, notifications: readonly Notification[]) => Promise<void>;

/** Plans the mails about new notices of one cause, as each person chose: one at once, in a digest, or none. */
export const createPlanMails =
  ({ newId, clock, maximumAgeDays }: Dependencies): PlanMails =>
  async (unit, cause, notifications) => {
    const [{ topic } = { topic: null }] = notifications;
    if (topic === null) return;
    const firstStart = await unit.deliveries.firstStart();
    if (!isWithinReach(cause.happenedAt, { firstStart, maximumAgeDays, now: clock.now() })) return;

    const chosen = await unit.preferences.findByTopic(topic, notifications.flatMap(({ recipient }) => userIdOf(recipient) ?? []));
    for (const notification of notifications) {
      const frequency = chosen.get(userIdOf(notification.recipient) ?? '') ?? defaultFrequency;
      await plan(unit, notification, { frequency, newId });
    }
  };

async function plan(unit: MessagingUnit, notification: Notification, { frequency, newId }: { frequency: MailFrequency; newId: NewId }): Promise<void> {
  if (frequency === 'NONE') return;
  if (frequency !== 'INSTANT') return unit.scheduleDigests(await unit.digests.wait(notification, frequency));
  const { id: notificationId, causeId: cause, recipient, topic } = notification;
  const id = newId();
  const isNew = await unit.deliveries.open({ id, cause, recipient, kind: 'NOTICE', topic, notificationIds: [notificationId] }, unit.now);
  if (isNew) await unit.scheduleSending(id);
}
