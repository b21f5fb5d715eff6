import { createHash, createHmac } from 'node:crypto';
import { deriveKey } from '@conect/auth';
import type { ShareTokens } from '../application/ports';

/** SHA-256 is enough for what nobody can guess. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Tokens of links: an HMAC-SHA256 of the link's id, 256 bits, made again for the volunteer; the database has their hashes alone. */
export function createShareTokens(secret: string): ShareTokens {
  const key = deriveKey(secret, 'volunteering-record-share');
  const tokenOf = (shareId: string): string => createHmac('sha256', key).update(shareId).digest('base64url');
  return {
    newTokenHash: (shareId) => hashOf(tokenOf(shareId)),
    hashOfGiven: (token) => (/^[A-Za-z0-9_-]{43}$/.test(token) ? hashOf(token) : null),
    tokenOf({ id, tokenHash }) {
      const token = tokenOf(id);
      return hashOf(token) === tokenHash ? token : null;
    },
  };
}
