import type { EntityManager } from 'typeorm';
import type { ContractUnit } from '../../application/ports';
import type { GuardianTokens } from '../../crypto/guardian-tokens';
import type { GuardianConsent } from '../../domain/guardian';
import { guardianConsentTable, type GuardianConsentRow } from '../tables/guardian-consent.table';

/** Reads a consent from its row, without the hashes of its tokens. */
export const toConsent = ({ id, contractId, status, requestedAt, requestedBy, expiresAt, decidedAt, sha256 }: GuardianConsentRow): GuardianConsent => ({
  id,
  contractId,
  status,
  requestedAt,
  requestedBy,
  expiresAt,
  decidedAt,
  sha256,
});

/** The guardians' consents of one transaction. */
export function createConsentStore(manager: EntityManager, { tokenOf, hashOf }: GuardianTokens): ContractUnit['consents'] {
  const rows = manager.getRepository(guardianConsentTable);
  const orNull = (row: GuardianConsentRow | null | undefined) => (row == null ? null : toConsent(row));
  return {
    findByToken: async (link, token) => orNull(await rows.findOneBy(link === 'consent' ? { consentHash: hashOf(token) } : { revocationHash: hashOf(token) })),
    findLast: async (contractId) => orNull((await rows.find({ where: { contractId }, order: { requestedAt: 'DESC', id: 'DESC' }, take: 1 }))[0]),
    count: (contractId) => rows.countBy({ contractId }),
    insert: async (consent) => void (await rows.insert({ ...consent, consentHash: hashOf(tokenOf('consent', consent.id)), revocationHash: hashOf(tokenOf('revocation', consent.id)) })),
    save: async ({ id, status, decidedAt, sha256 }) => void (await rows.update({ id }, { status, decidedAt, sha256 })),
  };
}
