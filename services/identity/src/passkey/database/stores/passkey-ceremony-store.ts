import { LessThan, type EntityManager } from 'typeorm';
import type { PasskeyCeremonyStore } from '../../application/ports';
import { passkeyCeremonyTable } from '../tables/passkey-ceremony.table';

/** What authenticators were asked to sign, in PostgreSQL. */
export function createPasskeyCeremonyStore(manager: EntityManager): PasskeyCeremonyStore {
  const rows = manager.getRepository(passkeyCeremonyTable);

  return {
    findById: (id) => rows.findOneBy({ id }),
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    async save(ceremony) {
      await rows.upsert({ ...ceremony, hash: Buffer.from(ceremony.hash) }, ['id']);
    },
    async removeOfUser(userId) {
      await rows.delete({ userId });
    },
  };
}

/** Removes ceremonies whose time is over. */
export async function removeCeremoniesExpiredBefore(manager: EntityManager, moment: Date): Promise<void> {
  await manager.getRepository(passkeyCeremonyTable).delete({ expiresAt: LessThan(moment) });
}
