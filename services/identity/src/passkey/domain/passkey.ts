import { accept, parseText, refuse, type Result } from '@conect/kernel';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';

/** A credential (WebAuthn) with which a person signs in: the private half never leaves the authenticator. */
export interface Passkey {
  readonly id: string;
  readonly userId: string;
  /** What the authenticator calls it. */
  readonly credentialId: Uint8Array;
  /** COSE key. */
  readonly publicKey: Uint8Array;
  /** How often the authenticator says it was used; stays 0 for those that do not count. */
  readonly counter: number;
  /** How a browser reaches the authenticator, as hints for the next sign-in. */
  readonly transports: readonly string[];
  /** Whether a copy is kept elsewhere, e.g. by the maker of the phone. */
  readonly backedUp: boolean;
  /** What the person calls it. */
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** How many passkeys a person may have. */
export const maximumPasskeys = 20;

/** With fewer than this, losing one authenticator leaves only recovery codes. */
export const recommendedPasskeys = 2;

const maximumNameLength = 60;
/** Control characters, line and paragraph separators, and marks that turn the direction of text around. */
const notInOneLine = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** Reads what a person calls a passkey: one line of 1 to 60 characters. */
export function parsePasskeyName(text: string, field: readonly string[]): Result<string, IdentityErrorCode> {
  if (!text.isWellFormed() || text.includes('\0')) return refuse(badInput(field, 'WELL_FORMED_TEXT'));
  const name = parseText(text, { max: maximumNameLength }, field);
  if (!name.ok) return refuse(badInput(field, 'LENGTH', { minimum: 1, maximum: maximumNameLength }));
  return notInOneLine.test(name.value) ? refuse(badInput(field, 'ONE_LINE')) : accept(name.value);
}

/** Whether one more may be added: not one that is registered already, whoever has it, and not without end. */
export function mayAdd(present: readonly Passkey[], registered: Passkey | null): Result<object, IdentityErrorCode> {
  if (registered !== null) return refuse({ code: 'PASSKEY_EXISTS', field: ['credential'] });
  if (present.length >= maximumPasskeys) return refuse({ code: 'QUOTA_EXCEEDED', params: { maximum: maximumPasskeys } });
  return accept({});
}

/** What an authenticator says of itself when it signs in. */
export interface PasskeyUse {
  readonly counter: number;
  readonly backedUp: boolean;
}

/**
 * Notes a sign-in. A counter that was ever above zero must rise: one that does not comes from a copy of the authenticator, or the
 * original was used after the copy (WebAuthn 6.1.1).
 */
export function usePasskey(passkey: Passkey, { counter, backedUp }: PasskeyUse, now: Date): Result<Passkey, IdentityErrorCode> {
  const counts = counter > 0 || passkey.counter > 0;
  if (counts && counter <= passkey.counter) return refuse({ code: 'PASSKEY_COUNTER', field: ['credential'] });
  return accept({ ...passkey, counter, backedUp, lastUsedAt: now });
}
