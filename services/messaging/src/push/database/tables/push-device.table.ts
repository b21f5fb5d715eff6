import { EntitySchema } from 'typeorm';
import type { PushDevice } from '../../domain/push-device';

/** One device, as the domain has it. */
type PushDeviceRow = { -readonly [Field in keyof PushDevice]: PushDevice[Field] };

export const pushDeviceTable = new EntitySchema<PushDeviceRow>({
  name: 'push_device',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'push_device_pkey' },
    userId: { type: 'uuid', name: 'user_id' },
    sessionId: { type: 'uuid', name: 'session_id' },
    endpoint: { type: 'text' },
    p256dh: { type: 'text' },
    auth: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  uniques: [
    { name: 'push_device_session_id_key', columns: ['sessionId'] },
    { name: 'push_device_endpoint_key', columns: ['endpoint'] },
  ],
  indices: [{ name: 'push_device_user_id_idx', columns: ['userId', 'createdAt', 'id'] }],
});
