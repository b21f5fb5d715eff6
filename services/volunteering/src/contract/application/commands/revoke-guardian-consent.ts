import { dayOf } from '@conect/legal-clock';
import { revokeConsent } from '../../domain/lifecycle';
import { needsGuardian } from '../../domain/write-paper';
import { decideConsentBy, type DecideConsent } from '../decide-consent';
import type { InContractTransaction } from '../ports';

/**
 * A guardian takes his consent back, by the link of the second mail: the contract ends at once. From the 16th birthday on the volunteer has a
 * capacity of his own (Codul muncii art. 13(1)), and ends his contract himself.
 */
export const createRevokeGuardianConsent = (inTransaction: InContractTransaction): DecideConsent =>
  decideConsentBy(inTransaction, {
    link: 'revocation',
    by: 'revokeGuardianConsent',
    status: 'REVOKED',
    refusalsOf: async ({ vault, now }, { consent, contract }) => {
      if (consent.status !== 'GIVEN') return [{ code: 'INVALID_STATE', field: ['token'], params: { status: `GUARDIAN_${consent.status}` } }];
      const volunteer = await vault.findVolunteer(contract.id);
      const isStillNeeded = volunteer === null || needsGuardian(volunteer.birthDate, dayOf(now));
      return isStillNeeded ? [] : [{ code: 'INVALID_STATE', field: ['token'], params: { status: 'GUARDIAN_NOT_NEEDED' } }];
    },
    eventOf: ({ contract }, now) => revokeConsent(contract, now),
  });
