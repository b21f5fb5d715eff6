import type { EntityManager } from 'typeorm';
import type { VolunteerProfileStore } from '../../application/ports';
import { volunteerProfileTable } from '../tables/volunteer-profile.table';

/** The profiles of one transaction, by TypeORM. */
export function createVolunteerProfileStore(manager: EntityManager): VolunteerProfileStore {
  const rows = manager.getRepository(volunteerProfileTable);
  return {
    find: (userId) => rows.findOneBy({ userId }),
    findForUpdate: (userId) => rows.findOne({ where: { userId }, lock: { mode: 'pessimistic_write' } }),
    async insert(profile) {
      const inserted = await rows.createQueryBuilder().insert().values({ ...profile }).orIgnore().returning('user_id').execute();
      return (inserted.raw as unknown[]).length > 0;
    },
    save: async (profile) => void (await rows.update({ userId: profile.userId }, { ...profile })),
  };
}
