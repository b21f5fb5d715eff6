import { In, type EntityManager } from 'typeorm';
import type { PushDeviceStore } from '../../application/ports';
import { pushDeviceTable } from '../tables/push-device.table';

/** Devices in PostgreSQL. */
export function createPushDeviceStore(manager: EntityManager): PushDeviceStore {
  const rows = manager.getRepository(pushDeviceTable);
  return {
    find: (id) => rows.findOneBy({ id }),
    findOf: (userIds) => rows.find({ where: { userId: In([...userIds]) }, order: { createdAt: 'DESC', id: 'DESC' } }),
    async put(device, maximum) {
      // Two who bring the same endpoint wait for each other here, and so does a person with two devices.
      for (const held of [device.endpoint, device.userId].sort()) await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('push device of ' || $1, 0))`, [held]);
      await manager.query('DELETE FROM push_device WHERE session_id = $1 OR endpoint = $2', [device.sessionId, device.endpoint]);
      await manager.query('DELETE FROM push_device WHERE id IN (SELECT id FROM push_device WHERE user_id = $1 ORDER BY created_at DESC, id DESC OFFSET $2)', [device.userId, maximum - 1]);
      await rows.insert({ ...device });
    },
    remove: async (id) => void (await rows.delete({ id })),
    removeOfSession: async (sessionId) => void (await rows.delete({ sessionId })),
  };
}
