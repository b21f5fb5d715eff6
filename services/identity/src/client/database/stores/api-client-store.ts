import type { EntityManager } from 'typeorm';
import type { ApiClientList, ApiClientStore } from '../../application/ports';
import type { ApiClient } from '../../domain/api-client';
import { apiClientTable, type ApiClientRow } from '../tables/api-client.table';

/** Service accounts in PostgreSQL. */
export function createApiClientStore(manager: EntityManager): ApiClientStore & ApiClientList {
  const rows = manager.getRepository(apiClientTable);

  return {
    findById: async (id) => toDomain(await rows.findOneBy({ id })),
    findByIdForUpdate: async (id) => toDomain(await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } })),
    async save(client) {
      await rows.upsert(toRow(client), ['id']);
    },
    count: () => rows.count(),
    async page({ size, direction, position }) {
      const forward = direction === 'FORWARD';
      // Ids are UUIDs of version 7: in the order of their making.
      const query = rows.createQueryBuilder('c').orderBy('c.id', forward ? 'DESC' : 'ASC');
      if (position !== null) query.where(`c.id ${forward ? '<' : '>'} :id`, { id: position[0] });
      const found = (await query.limit(size + 1).getMany()).map(known);
      return forward ? found : found.reverse();
    },
  };
}

const toDomain = (row: ApiClientRow | null): ApiClient | null => (row === null ? null : known(row));

function known({ secretId, secretHash, previousSecretId, previousSecretHash, previousWorksUntil, ...row }: ApiClientRow): ApiClient {
  const hasPrevious = previousSecretId !== null && previousSecretHash !== null && previousWorksUntil !== null;
  return {
    ...row,
    secret: { id: secretId, hash: secretHash },
    previousSecret: hasPrevious ? { id: previousSecretId, hash: previousSecretHash, worksUntil: previousWorksUntil } : null,
  };
}

function toRow({ secret, previousSecret, scopes, ...client }: ApiClient): ApiClientRow {
  return {
    ...client,
    scopes: [...scopes],
    secretId: secret.id,
    secretHash: Buffer.from(secret.hash),
    previousSecretId: previousSecret?.id ?? null,
    previousSecretHash: previousSecret === null ? null : Buffer.from(previousSecret.hash),
    previousWorksUntil: previousSecret?.worksUntil ?? null,
  };
}
