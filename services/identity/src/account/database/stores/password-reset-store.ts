import { IsNull, LessThan, type EntityManager } from 'typeorm';
import type { PasswordResetStore } from '../../application/ports';
import { passwordResetTable } from '../tables/password-reset.table';

/** Links for a new password in PostgreSQL; rows and links have the same fields. */
export function createPasswordResetStore(manager: EntityManager): PasswordResetStore {
  const rows = manager.getRepository(passwordResetTable);

  return {
    findById: (id) => rows.findOneBy({ id }),
    async save(reset) {
      await rows.upsert(reset, ['id']);
    },
    async replacePending(userId, at) {
      await rows.update({ userId, usedAt: IsNull(), replacedAt: IsNull() }, { replacedAt: at });
    },
  };
}

/** Removes links whose time was over before the moment. */
export async function removeResetsExpiredBefore(manager: EntityManager, moment: Date): Promise<void> {
  await manager.getRepository(passwordResetTable).delete({ expiresAt: LessThan(moment) });
}
