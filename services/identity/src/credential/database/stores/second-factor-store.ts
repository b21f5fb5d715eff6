import { IsNull, type EntityManager } from 'typeorm';
import type { SecondFactorStore } from '../../application/ports';
import type { RecoveryCode } from '../../domain/second-factor';
import { recoveryCodeTable } from '../tables/recovery-code.table';
import { secondFactorTable } from '../tables/second-factor.table';

/** Authenticator apps and recovery codes in PostgreSQL. */
export function createSecondFactorStore(manager: EntityManager): SecondFactorStore {
  const factors = manager.getRepository(secondFactorTable);
  const codes = manager.getRepository(recoveryCodeTable);

  return {
    find: (userId) => factors.findOneBy({ userId }),
    findForUpdate: (userId) => factors.findOne({ where: { userId }, lock: { mode: 'pessimistic_write' } }),
    async save({ sealedSecret, pendingSecret, ...factor }) {
      await factors.upsert({ ...factor, sealedSecret: bytesOf(sealedSecret), pendingSecret: bytesOf(pendingSecret) }, ['userId']);
    },
    async remove(userId) {
      await factors.delete({ userId });
    },
    async replaceRecoveryCodes(userId, replacements) {
      await codes.delete({ userId });
      if (replacements.length > 0) await codes.insert(replacements.map(toRow));
    },
    findRecoveryCode: (userId, hash) => codes.findOneBy({ userId, hash: Buffer.from(hash) }),
    hasRecoveryCode: (userId) => codes.existsBy({ userId, usedAt: IsNull() }),
    async saveRecoveryCode(code) {
      await codes.upsert(toRow(code), ['id']);
    },
  };
}

const bytesOf = (secret: Uint8Array | null): Buffer | null => (secret === null ? null : Buffer.from(secret));

const toRow = (code: RecoveryCode) => ({ ...code, hash: Buffer.from(code.hash) });
