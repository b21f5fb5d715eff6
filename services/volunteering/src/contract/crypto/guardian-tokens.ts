import { createHash, createHmac } from 'node:crypto';
import type { GuardianLink } from '../domain/guardian';

/** The secrets in guardians' links. */
export interface GuardianTokens {
  /** 256 bits that nobody without the key can tell; the same at each call, so that a mail that is sent again leads to the same place. */
  readonly tokenOf: (link: GuardianLink, consentId: string) => string;
  /** All that is kept of a token. */
  readonly hashOf: (token: string) => Buffer;
}

/** Makes tokens by HMAC-SHA256 of what they are for; who reads the database finds hashes only. */
export const createGuardianTokens = (key: Buffer): GuardianTokens => ({
  tokenOf: (link, consentId) => createHmac('sha256', key).update(`${link}.${consentId}`).digest('base64url'),
  hashOf: (token) => createHash('sha256').update(token).digest(),
});
