import { revokeConsent } from '../../domain/lifecycle';
import { decideConsentBy, type DecideConsent } from '../decide-consent';
import type { InContractTransaction } from '../ports';

/** A guardian takes his consent back, by the link of the second mail: the contract ends at once. */
export const createRevokeGuardianConsent = (inTransaction: InContractTransaction): DecideConsent =>
  decideConsentBy(inTransaction, { link: 'revocation', status: 'REVOKED', eventOf: ({ contract }, now) => revokeConsent(contract, now) });
