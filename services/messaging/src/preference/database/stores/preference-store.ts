import { In, type EntityManager } from 'typeorm';
import type { PreferenceStore } from '../../application/ports';
import type { NotificationPreference } from '../../domain/preference';
import { notificationPreferenceTable, type NotificationPreferenceRow } from '../tables/notification-preference.table';

/** Preferences in PostgreSQL. */
export function createPreferenceStore(manager: EntityManager): PreferenceStore {
  const rows = manager.getRepository(notificationPreferenceTable);
  return {
    async findByUserId(userId) {
      return (await rows.findBy({ userId })).map(toPreference);
    },
    async findByTopic(topic, userIds) {
      const found = await rows.findBy({ topic, userId: In([...userIds]) });
      return new Map(found.map(({ userId, ...preference }) => [userId, toPreference(preference)]));
    },
    async save(userId, preference, at) {
      await rows.upsert({ userId, ...preference, updatedAt: at }, ['userId', 'topic']);
    },
  };
}

const toPreference = ({ topic, emailFrequency, isPushed }: Omit<NotificationPreferenceRow, 'userId'>): NotificationPreference => ({ topic, emailFrequency, isPushed });
