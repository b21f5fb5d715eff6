/** Somebody who vouches for people by OpenID Connect, as the settings describe him. */
export interface Provider {
  readonly id: string;
  /** The exact issuer of its ID tokens. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  readonly label: { readonly ro: string; readonly en: string };
  /** The assurance levels to ask for (`acr_values`); the provider may give another. */
  readonly acrValues: readonly string[];
  /** The assurance levels that stand for two factors. */
  readonly secondFactorAcrValues: readonly string[];
  /** Whether an account can be made of the address it gives: never, when it says that it verified it, or always. */
  readonly email: 'UNTRUSTED' | 'WHEN_VERIFIED' | 'TRUSTED';
}

/** What a provider says of a person beside who he is. */
export interface VouchedProfile {
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string | null;
}

/** Whether the provider saw two factors. An assurance level that is not listed, or none, stands for one. */
export const vouchesForTwoFactors = ({ secondFactorAcrValues }: Provider, acr: string | null): boolean =>
  acr !== null && secondFactorAcrValues.includes(acr);

/** The address that counts as the person's own; null when the provider is not trusted with it or did not verify it. */
export function vouchedAddress({ email: trust }: Provider, { email, emailVerified }: VouchedProfile): string | null {
  if (trust === 'UNTRUSTED') return null;
  return trust === 'TRUSTED' || emailVerified ? email : null;
}
