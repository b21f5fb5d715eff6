import { recipientRefOf } from '../../domain/guardian';
import { giveConsent } from '../../domain/lifecycle';
import { decideConsentBy, type DecideConsent } from '../decide-consent';
import type { InContractTransaction } from '../ports';

/** A guardian consents by the link of his mail, once and within seven days; then he is sent another one, by which he can take it back. */
export const createGiveGuardianConsent = (inTransaction: InContractTransaction): DecideConsent =>
  decideConsentBy(inTransaction, { link: 'consent', status: 'GIVEN', eventOf: ({ contract, consent }, now) => giveConsent(contract, recipientRefOf('revocation', consent.id), now) });
