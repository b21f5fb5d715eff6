import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import type { InPushTransaction, PushDeviceIds } from '../ports';

/** See {@link createRemovePushDevice}. */
export type RemovePushDevice = (call: UserCall, device: { readonly deviceId: string }) => Promise<Result<PushDeviceIds, MessagingErrorCode>>;

/** A person is told on a device no more; that of somebody else is as if it did not exist. */
export const createRemovePushDevice =
  (inTransaction: InPushTransaction): RemovePushDevice =>
  async (call, { deviceId: given }) => {
    if (!isUuid(given)) return refuse(badInput(['deviceId'], 'UUID'));
    const deviceId = given.toLowerCase();
    return inTransaction<PushDeviceIds>(call, async ({ devices, audit, now }) => {
      const device = await devices.find(deviceId);
      if (device?.userId !== call.principal.userId) return refuse({ code: 'NOT_FOUND', field: ['deviceId'], params: { what: 'PUSH_DEVICE' } });
      await devices.remove(deviceId);
      await audit({ subjectType: 'push_device', subjectId: deviceId, changes: { removedAt: { before: null, after: now } } });
      return accept({ deviceId });
    });
  };
