import type { EntityManager } from 'typeorm';
import type { ExternalIdentityStore } from '../../application/ports';
import { externalIdentityTable } from '../tables/external-identity.table';

/** External identities in PostgreSQL. */
export function createExternalIdentityStore(manager: EntityManager): ExternalIdentityStore {
  const rows = manager.getRepository(externalIdentityTable);

  return {
    async lock(issuer, subjectHash) {
      const name = `external identity ${issuer} ${Buffer.from(subjectHash).toString('base64url')}`;
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    },
    findBySubject: (issuer, subjectHash) => rows.findOneBy({ issuer, subjectHash: Buffer.from(subjectHash) }),
    findById: (id) => rows.findOneBy({ id }),
    findByUser: (userId) => rows.find({ where: { userId }, order: { id: 'ASC' } }),
    async save(identity) {
      await rows.upsert({ ...identity, subjectHash: Buffer.from(identity.subjectHash) }, ['id']);
    },
    async remove(id) {
      await rows.delete({ id });
    },
  };
}
