import type { EntityManager } from 'typeorm';
import type { SessionStore } from '../../application/ports';
import type { RefreshToken } from '../../domain/session';
import { refreshTokenTable } from '../tables/refresh-token.table';
import { sessionTable } from '../tables/session.table';

/** Sessions and their refresh tokens in PostgreSQL. */
export function createSessionStore(manager: EntityManager): SessionStore {
  const sessions = manager.getRepository(sessionTable);
  const tokens = manager.getRepository(refreshTokenTable);

  return {
    findByIdForUpdate: (id) => sessions.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    async save(session) {
      await sessions.upsert(session, ['id']);
    },
    findTokenByHash: (hash) => tokens.findOneBy({ hash: Buffer.from(hash) }),
    findSuccessor: (predecessorId) => tokens.findOneBy({ predecessorId }),
    async saveToken(token: RefreshToken) {
      await tokens.upsert({ ...token, hash: Buffer.from(token.hash) }, ['id']);
    },
  };
}

/** Removes sessions, with their tokens, that ended or expired before the moment. */
export async function removeSessionsOverBefore(manager: EntityManager, moment: Date): Promise<void> {
  await manager.query('DELETE FROM session WHERE least(expires_at, ended_at) < $1', [moment]);
}
