import { LessThan, type EntityManager } from 'typeorm';
import type { SignInChallengeStore } from '../../application/ports';
import { signInChallengeTable } from '../tables/sign-in-challenge.table';

/** Challenges of sign-ins in PostgreSQL. */
export function createSignInChallengeStore(manager: EntityManager): SignInChallengeStore {
  const rows = manager.getRepository(signInChallengeTable);

  return {
    findByHash: (hash) => rows.findOneBy({ hash: Buffer.from(hash) }),
    findByHashForUpdate: (hash) => rows.findOne({ where: { hash: Buffer.from(hash) }, lock: { mode: 'pessimistic_write' } }),
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    async save(challenge) {
      await rows.upsert({ ...challenge, hash: Buffer.from(challenge.hash) }, ['id']);
    },
  };
}

/** Removes challenges whose time is over. */
export async function removeChallengesExpiredBefore(manager: EntityManager, moment: Date): Promise<void> {
  await manager.getRepository(signInChallengeTable).delete({ expiresAt: LessThan(moment) });
}
