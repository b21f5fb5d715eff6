import { IsNull, LessThan, LessThanOrEqual, type EntityManager } from 'typeorm';
import type { GuardianConsentStore } from '../../application/ports';
import { guardianConsentTable } from '../tables/guardian-consent.table';

/** Guardians' consents in PostgreSQL; rows and consents have the same fields. */
export function createGuardianConsentStore(manager: EntityManager): GuardianConsentStore {
  const rows = manager.getRepository(guardianConsentTable);

  return {
    findById: (id) => rows.findOneBy({ id }),
    async save(consent) {
      await rows.upsert(consent, ['id']);
    },
    async remove(id) {
      await rows.delete({ id });
    },
    findLapsed: ({ now, withdrawnBefore }, take) =>
      rows.find({ where: [{ givenAt: IsNull(), expiresAt: LessThanOrEqual(now) }, { withdrawnAt: LessThan(withdrawnBefore) }], order: { userId: 'ASC' }, take }),
    findOfAge: (today, take) => rows.find({ where: { ofAgeOn: LessThanOrEqual(today) }, order: { userId: 'ASC' }, take }),
  };
}
