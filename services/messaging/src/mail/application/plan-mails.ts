import type { NewId } from '@conect/kernel';
import type { PlanSending } from '../../notification/application/plan-sending';
import type { Notification } from '../../notification/domain/notification';
import { userIdOf } from '../../notification/domain/recipient';
import { defaultFrequency, frequencyOf } from '../../preference/domain/preference';
import type { Delivery } from '../domain/delivery';

/** Plans the mails about new notices of one cause, as each person chose: one at once, in a digest, or none. Mails to many wait for those to few. */
export const createPlanMails =
  ({ newId }: { readonly newId: NewId }): PlanSending =>
  async (unit, { happenedAt }, notifications, ofMany) => {
    const [first] = notifications;
    if (first === undefined || !(await unit.deliveries.reaches(happenedAt))) return;

    const chosen = await unit.preferences.findByTopic(first.topic, notifications.flatMap(({ recipient }) => userIdOf(recipient) ?? []));
    const byFrequency = Map.groupBy(notifications, ({ recipient }) => {
      const userId = userIdOf(recipient) ?? '';
      return frequencyOf(chosen.get(userId)?.emailFrequency ?? defaultFrequency, (ofMany?.wishes.get(userId) ?? []).map(({ emailFrequency }) => emailFrequency));
    });
    const atOnce = byFrequency.get('INSTANT') ?? [];
    const opened = await unit.deliveries.open(atOnce.map((notification) => deliveryOf(newId(), notification)), happenedAt);
    await unit.scheduleSending(opened.map(({ id }) => id), { isOfMany: ofMany !== undefined });
    for (const frequency of ['DAILY', 'WEEKLY'] as const) {
      const waiting = byFrequency.get(frequency) ?? [];
      if (waiting.length > 0) await unit.scheduleDigests(await unit.digests.wait(waiting, frequency));
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
