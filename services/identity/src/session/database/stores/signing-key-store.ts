import type { EntityManager } from 'typeorm';
import type { SigningKeyStore } from '../../application/ports';
import { signingKeyTable } from '../tables/signing-key.table';

/** Any number, the same in every process of this service. */
const keysLock = 4_001_001;

/** Signing keys in PostgreSQL. */
export function createSigningKeyStore(manager: EntityManager): SigningKeyStore {
  const rows = manager.getRepository(signingKeyTable);

  return {
    async lock() {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [keysLock]);
    },
    all: () => rows.find({ order: { createdAt: 'ASC', id: 'ASC' } }),
    async save({ publicKey, encryptedPrivateKey, ...key }) {
      await rows.upsert({ ...key, publicKey: { ...publicKey }, encryptedPrivateKey: Buffer.from(encryptedPrivateKey) }, ['id']);
    },
    async remove(id) {
      await rows.delete({ id });
    },
  };
}
