import { createHash, randomBytes } from 'node:crypto';
import type { OneTimeSecret, OneTimeSecrets } from '../application/ports';
import { base32 } from './totp';

/** SHA-256 is enough for what nobody can guess. */
const hashOf = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** A challenge of 256 bits. */
export function newChallengeToken(): OneTimeSecret {
  const text = randomBytes(32).toString('base64url');
  return { text, hash: hashOf(text) };
}

/** Null for what is no challenge of ours. */
export const challengeHashOf = (text: string): Uint8Array | null => (/^[A-Za-z0-9_-]{43}$/.test(text) ? hashOf(text) : null);

/** A recovery code of 125 bits in five groups that can be typed from paper. */
export function newRecoveryCode(): OneTimeSecret {
  const plain = base32(randomBytes(16)).slice(0, 25);
  return { text: plain.match(/.{5}/g)!.join('-'), hash: hashOf(plain) };
}

/** However it was typed: small letters, without the dashes, with spaces. Null for what is no recovery code. */
export function recoveryHashOf(text: string): Uint8Array | null {
  if (text.length > 64) return null;
  const plain = text.toUpperCase().replace(/[\s-]/g, '');
  return /^[A-Z2-7]{25}$/.test(plain) ? hashOf(plain) : null;
}

/** All of them, as commands are given them. */
export const oneTimeSecrets: OneTimeSecrets = { newChallenge: newChallengeToken, challengeHashOf, newRecoveryCode, recoveryHashOf };
