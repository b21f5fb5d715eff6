import type { ErasingUnit } from '../../account/application/erase-person';
import type { GuardianConsent } from '../domain/guardian-consent';

export interface GuardianConsentStore {
  readonly findById: (id: string) => Promise<GuardianConsent | null>;
  readonly save: (consent: GuardianConsent) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Whose time is over: nobody answered until then, or the guardian took his word back so long ago. */
  readonly findLapsed: (wanted: { readonly now: Date; readonly withdrawnBefore: Date }, limit: number) => Promise<readonly GuardianConsent[]>;
  /** Of persons who are 16 by that day. */
  readonly findOfAge: (today: string, limit: number) => Promise<readonly GuardianConsent[]>;
}

/** What commands on the accounts of minors may touch inside one transaction. */
export type GuardianUnit = ErasingUnit & { readonly guardianConsents: GuardianConsentStore };
