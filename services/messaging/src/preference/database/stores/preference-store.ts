import { In, type EntityManager } from 'typeorm';
import type { PreferenceStore } from '../../application/ports';
import { notificationPreferenceTable } from '../tables/notification-preference.table';

/** Preferences in PostgreSQL. */
export function createPreferenceStore(manager: EntityManager): PreferenceStore {
  const rows = manager.getRepository(notificationPreferenceTable);
  return {
    async findByUserId(userId) {
      return (await rows.findBy({ userId })).map(({ topic, emailFrequency }) => ({ topic, emailFrequency }));
    },
    async findByTopic(topic, userIds) {
      const found = await rows.findBy({ topic, userId: In([...userIds]) });
      return new Map(found.map(({ userId, emailFrequency }) => [userId, emailFrequency]));
    },
    async save(userId, preference, at) {
      await rows.upsert({ userId, ...preference, updatedAt: at }, ['userId', 'topic']);
    },
  };
}
