import type { EntityManager } from 'typeorm';
import type { TellingStore } from '../../application/ports';
import { tellingTable } from '../tables/telling.table';

/** What many people are told, in PostgreSQL. */
export function createTellingStore(manager: EntityManager): TellingStore {
  const rows = manager.getRepository(tellingTable);
  return {
    async begin({ id, kind, cause, audience }) {
      const begun = await manager.query<unknown[]>('INSERT INTO telling (id, kind, cause, audience) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING RETURNING id', [id, kind, cause, audience]);
      return begun.length > 0;
    },
    async takeNext() {
      const [row] = await rows
        .createQueryBuilder('telling')
        .where('telling.finished_at IS NULL')
        .orderBy({ 'telling.advancedAt': 'ASC', 'telling.id': 'ASC' })
        .limit(1)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      if (row === undefined) return null;
      const { id, kind, cause, audience, after } = row;
      return { id, kind, cause: { ...cause, happenedAt: new Date(cause.happenedAt) }, audience, after };
    },
    async advance(id, { after, toldCount, isLast }) {
      await manager.query(
        `UPDATE telling SET after_user_id = $2, told_count = told_count + $3, advanced_at = clock_timestamp(), finished_at = CASE WHEN $4 THEN clock_timestamp() END WHERE id = $1`,
        [id, after, toldCount, isLast],
      );
    },
    async defer(id) {
      await manager.query('UPDATE telling SET advanced_at = clock_timestamp() WHERE id = $1', [id]);
    },
  };
}
