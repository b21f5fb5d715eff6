import { refuseConsent } from '../../domain/lifecycle';
import { decideConsentBy, type DecideConsent } from '../decide-consent';
import type { InContractTransaction } from '../ports';

/** A guardian does not consent, by the link of his mail, once and within seven days: there will be no contract. */
export const createRefuseGuardianConsent = (inTransaction: InContractTransaction): DecideConsent =>
  decideConsentBy(inTransaction, { link: 'consent', status: 'REFUSED', eventOf: ({ contract }, now) => refuseConsent(contract, now) });
