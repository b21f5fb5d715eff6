import type { UserCall } from '@conect/auth';
import { accept, differencesOf, refuse, type NewId, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { maximumDevices, readSubscription, type PushSubscription } from '../../domain/push-device';
import type { InPushTransaction, PushDeviceIds, PushSender } from '../ports';

interface Dependencies {
  readonly inTransaction: InPushTransaction;
  readonly newId: NewId;
  readonly sender: Pick<PushSender, 'flawOf'>;
}

/** See {@link createRegisterPushDevice}. */
export type RegisterPushDevice = (call: UserCall, subscription: PushSubscription) => Promise<Result<PushDeviceIds, MessagingErrorCode>>;

/** A person is told on a device as long as his session goes on. */
export const createRegisterPushDevice =
  ({ inTransaction, newId, sender }: Dependencies): RegisterPushDevice =>
  async (call, given) => {
    const read = readSubscription(given);
    if (!read.ok) return read;
    const flaw = await sender.flawOf(read.value);
    if (flaw !== null) return refuse(flaw === 'KEY' ? badInput(['p256dh'], 'PUSH_PUBLIC_KEY') : badInput(['endpoint'], 'PUSH_ENDPOINT'));
    const { userId, sessionId } = call.principal;
    return inTransaction<PushDeviceIds>(call, async ({ devices, audit, now }) => {
      const device = { ...read.value, id: newId(), userId, sessionId, createdAt: now };
      await devices.put(device, maximumDevices);
      await audit({ subjectType: 'push_device', subjectId: device.id, changes: differencesOf(null, device) });
      return accept({ deviceId: device.id });
    });
  };
