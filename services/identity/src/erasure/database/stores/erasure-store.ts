import { In, type EntityManager } from 'typeorm';
import type { ErasureStore, GivenAnswer } from '../../application/erasure-store';
import { erasureAnswerTable } from '../tables/erasure-answer.table';
import { erasureTable } from '../tables/erasure.table';

const open = ['REQUESTED', 'DEFERRED', 'ERASING'] as const;

/** Erasures in PostgreSQL; rows and erasures have the same fields. */
export function createErasureStore(manager: EntityManager): ErasureStore {
  const rows = manager.getRepository(erasureTable);
  const answers = manager.getRepository(erasureAnswerTable);

  return {
    findById: (id) => rows.findOneBy({ id }),
    findOpenOf: (userId) => rows.findOneBy({ userId, state: In([...open]) }),
    findLatestOf: (userIds) =>
      rows
        .createQueryBuilder('erasure')
        .distinctOn(['erasure.user_id'])
        .where('erasure.user_id = ANY (:userIds::uuid[])', { userIds })
        .orderBy('erasure.user_id')
        .addOrderBy('erasure.id', 'DESC')
        .getMany(),
    async findIdsWaiting(begunBefore) {
      const found = await manager.query<{ id: string }[]>(
        `SELECT id FROM erasure WHERE state IN ('REQUESTED', 'DEFERRED') OR (state = 'ERASING' AND (erased_at IS NOT NULL OR state_since <= $1)) ORDER BY id`,
        [begunBefore],
      );
      return found.map(({ id }) => id);
    },
    async save(erasure) {
      await rows.upsert(erasure, ['id']);
    },
    answersOf: async (erasureIds) => (await answers.findBy({ erasureId: In([...erasureIds]) })) as GivenAnswer[],
    async keepAnswer({ erasureId, service, version, blockers, forgottenAt }) {
      await manager.query(
        `INSERT INTO erasure_answer AS kept (erasure_id, service, version, blockers, forgotten_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (erasure_id, service) DO UPDATE SET version = excluded.version, blockers = excluded.blockers, forgotten_at = coalesce(kept.forgotten_at, excluded.forgotten_at)
           WHERE kept.version < excluded.version`,
        [erasureId, service, version, JSON.stringify(blockers), forgottenAt],
      );
    },
  };
}
