import type { EntityManager } from 'typeorm';
import type { PasskeyStore } from '../../application/ports';
import type { Passkey } from '../../domain/passkey';
import { passkeyTable, type PasskeyRow } from '../tables/passkey.table';

/** Passkeys in PostgreSQL. */
export function createPasskeyStore(manager: EntityManager): PasskeyStore {
  const rows = manager.getRepository(passkeyTable);

  return {
    findByUser: async (userId) => (await rows.find({ where: { userId }, order: { createdAt: 'ASC', id: 'ASC' } })).map(toDomain),
    findByCredentialId: async (credentialId) => orNull(await rows.findOneBy({ credentialId: Buffer.from(credentialId) })),
    findByIdForUpdate: async (id) => orNull(await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } })),
    async save({ credentialId, publicKey, counter, transports, ...passkey }) {
      const bytes = { credentialId: Buffer.from(credentialId), publicKey: Buffer.from(publicKey) };
      await rows.upsert({ ...passkey, ...bytes, counter: String(counter), transports: [...transports] }, ['id']);
    },
    async remove(id) {
      await rows.delete({ id });
    },
    async removeOfUser(userId) {
      await rows.delete({ userId });
    },
  };
}

const toDomain = (row: PasskeyRow): Passkey => ({ ...row, counter: Number(row.counter) });

const orNull = (row: PasskeyRow | null): Passkey | null => (row === null ? null : toDomain(row));
