import type { EntityManager } from 'typeorm';
import type { VolunteerContracts } from '../../application/volunteer-contracts';
import { contractTable } from '../tables/contract.table';
import { toContract } from './contract-store';

/** The contracts of one transaction by whose they are, by TypeORM. */
export function createVolunteerContracts(manager: EntityManager): VolunteerContracts {
  const rows = manager.getRepository(contractTable);
  const lock = (where: string, parameters: object) => rows.createQueryBuilder('contract').where(where, parameters).orderBy('contract.id').setLock('pessimistic_write').getMany();
  return {
    async findWithOthersForUpdate(ids) {
      const found = await lock('contract.volunteer_id IN (SELECT volunteer_id FROM contract WHERE id = ANY (:ids::uuid[]))', { ids });
      const asked = new Set(ids);
      return found.filter(({ id }) => asked.has(id)).map(toContract);
    },
    lockAllOf: async (volunteerId) => void (await lock('contract.volunteer_id = :volunteerId', { volunteerId })),
    async findIdsOfShift(volunteerId, shiftId) {
      const found = await manager.query<{ id: string }[]>(
        `SELECT c.id FROM contract c JOIN application a ON a.id = c.application_id WHERE a.volunteer_id = $1 AND a.shift_id = $2 ORDER BY c.created_at DESC, c.id DESC`,
        [volunteerId, shiftId],
      );
      return found.map(({ id }) => id);
    },
  };
}
