import type { NewId } from '@conect/kernel';
import type { PlanSending } from '../../notification/application/plan-sending';
import { userIdOf } from '../../notification/domain/recipient';
import { defaultFrequency, isWantedOnDevices } from '../../preference/domain/preference';

const nothingChosen = { emailFrequency: defaultFrequency, isPushed: null };

/** Plans a push of each new notice to each device of who is told, as he chose. */
export const createPlanPushes =
  ({ newId }: { readonly newId: NewId }): PlanSending =>
  async (unit, { happenedAt }, notifications, ofMany) => {
    const [first] = notifications;
    const told = new Map(notifications.flatMap((notification) => {
      const userId = userIdOf(notification.recipient);
      return userId === null ? [] : [[userId, notification]];
    }));
    const devices = told.size === 0 ? [] : await unit.pushDevices.findOf([...told.keys()]);
    if (first === undefined || devices.length === 0 || !(await unit.pushes.reaches(happenedAt))) return;

    const chosen = await unit.preferences.findByTopic(first.topic, devices.map(({ userId }) => userId));
    const wanted = devices.filter(({ userId }) => isWantedOnDevices(chosen.get(userId) ?? nothingChosen, ofMany?.wishes.get(userId) ?? []));
    const pushes = wanted.map(({ id: deviceId, userId }) => {
      const { id: notificationId, causeId: cause } = told.get(userId)!;
      return { id: newId(), cause, deviceId, userId, notificationId };
    });
    await unit.schedulePushing(await unit.pushes.open(pushes, happenedAt), { isOfMany: ofMany !== undefined });
  };
