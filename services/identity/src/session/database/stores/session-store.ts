import { In, IsNull, MoreThan, type EntityManager } from 'typeorm';
import type { SessionStore } from '../../application/ports';
import type { RefreshToken } from '../../domain/session';
import { refreshTokenTable } from '../tables/refresh-token.table';
import { sessionTable } from '../tables/session.table';

/** Not ended, not past their time, and with a refresh token that can still be used. */
const openSessions = `
  SELECT session.id, token.issued_at AS last_used_at
  FROM session
  JOIN LATERAL (SELECT issued_at, expires_at FROM refresh_token WHERE session_id = session.id ORDER BY issued_at DESC, id DESC LIMIT 1) token ON true
  WHERE user_id = $1 AND ended_at IS NULL AND session.expires_at > $2 AND token.expires_at > $2
  ORDER BY token.issued_at DESC, session.id DESC
  LIMIT 100
`;

/** Sessions and their refresh tokens in PostgreSQL. */
export function createSessionStore(manager: EntityManager): SessionStore {
  const sessions = manager.getRepository(sessionTable);
  const tokens = manager.getRepository(refreshTokenTable);

  return {
    findByIdForUpdate: (id) => sessions.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    findOpenByUserForUpdate: (userId, at) =>
      sessions.find({
        where: { userId, endedAt: IsNull(), expiresAt: MoreThan(at) },
        order: { authenticatedAt: 'DESC', id: 'DESC' },
        lock: { mode: 'pessimistic_write' },
      }),
    async listOpenByUser(userId, at) {
      const found = await manager.query<{ id: string; last_used_at: Date }[]>(openSessions, [userId, at]);
      const rows = new Map((await sessions.findBy({ id: In(found.map(({ id }) => id)) })).map((row) => [row.id, row]));
      return found.flatMap(({ id, last_used_at: lastUsedAt }) => {
        const session = rows.get(id);
        return session === undefined ? [] : [{ session, lastUsedAt }];
      });
    },
    findLive: (ids, at) => sessions.findBy({ id: In([...ids]), endedAt: IsNull(), expiresAt: MoreThan(at) }),
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
