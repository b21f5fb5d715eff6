import type { RecipientDirectory } from '../../mail/application/ports';
import type { Notification } from '../../notification/domain/notification';
import type { MessagingUnit } from '../../service/application/ports';
import type { Push, PushAnswer, PushDropReason, PushFailReason } from '../domain/push';
import { sessionRecipient, type PushDevice } from '../domain/push-device';
import type { PushSender } from './ports';

interface Dependencies {
  readonly inJob: <Value>(operation: string, work: (unit: MessagingUnit) => Promise<Value>) => Promise<Value>;
  readonly directory: RecipientDirectory;
  readonly sender: Pick<PushSender, 'send'>;
  /** What the device is told. */
  readonly compose: (notification: Notification, language: 'RO' | 'EN') => string;
}

/** What became of a push. */
type PushOutcome = 'SENT' | 'NOT_DUE' | PushDropReason | PushFailReason;

/** Makes a push of the ledger, or ends it when every try failed. */
export interface SendPush {
  readonly attempt: (pushId: string) => Promise<PushOutcome>;
  readonly giveUp: (pushId: string) => Promise<void>;
}

interface Ready {
  readonly push: Push;
  readonly device: PushDevice;
  readonly notification: Notification;
}

/**
 * Makes what hands pushes to push services. Whether the session goes on, and in which language its person reads, identity is asked at that moment: a device that was logged out gets nothing, also
 * when messaging did not hear of it. No transaction is open meanwhile: one reads what is to be sent, another one writes what came of it. A process killed in between sends it again under the
 * same topic, of which a push service keeps one message.
 */
export const createSendPush = ({ inJob, directory, sender, compose }: Dependencies): SendPush => ({
  async attempt(pushId) {
    const ready = await inJob('readyPush', (unit) => makeReady(unit, pushId));
    if (typeof ready === 'string') return ready;
    const { push, device, notification } = ready;
    const person = await directory.find(sessionRecipient(device));
    const answer = person === null ? 'SESSION_ENDED' : await sender.send({ to: device, text: compose(notification, person.language), id: notification.id });
    return inJob('settlePush', (unit) => settle(unit, push, answer));
  },
  giveUp: (pushId) => inJob('giveUpPush', (unit) => unit.pushes.markFailed(pushId, 'GAVE_UP')),
});

/** What is to be sent, and where; a push that is no longer called for ends here. */
async function makeReady({ pushes, pushDevices, notifications, preferences }: MessagingUnit, pushId: string): Promise<Ready | PushOutcome> {
  const push = await pushes.take(pushId);
  if (push === null) return 'NOT_DUE';
  const drop = async (reason: PushDropReason): Promise<PushDropReason> => {
    await pushes.markDropped(pushId, reason);
    return reason;
  };
  const device = await pushDevices.find(push.deviceId);
  if (device?.userId !== push.userId) return drop('NO_DEVICE');
  const [notification] = await notifications.findByIds([push.notificationId]);
  if (notification === undefined) return drop('NO_NOTICE');
  const chosen = await preferences.findByTopic(notification.topic, [push.userId]);
  return chosen.get(push.userId)?.isPushed === false ? drop('UNSUBSCRIBED') : { push, device, notification };
}

/** Writes what came of a try, unless another process has; a device that is gone or was logged out is forgotten. */
async function settle({ pushes, pushDevices }: MessagingUnit, { id, deviceId }: Push, answer: PushAnswer | 'SESSION_ENDED'): Promise<PushOutcome> {
  if ((await pushes.take(id)) === null) return 'NOT_DUE';
  if (answer === 'TAKEN') {
    await pushes.markMade(id);
    return 'SENT';
  }
  if (answer !== 'DEVICE_GONE' && answer !== 'SESSION_ENDED') {
    await pushes.markFailed(id, answer);
    return answer;
  }
  await pushDevices.remove(deviceId);
  await pushes.markDropped(id, answer);
  return answer;
}
