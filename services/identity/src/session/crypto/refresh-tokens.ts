import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { RefreshTokens } from '../application/ports';

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * Refresh tokens of 256 bits. The first is random; each next one is an HMAC of the one before and the id of its row, under a key that
 * is not in the database. So a lost answer can be given again though only hashes are stored, and none can be foretold without the
 * token before it, the key and the row.
 */
export const createRefreshTokens = (key: Buffer): RefreshTokens => ({
  first: () => randomBytes(32).toString('base64url'),
  successor: (token, successorId) => createHmac('sha256', key).update(`${token}.${successorId}`, 'utf8').digest('base64url'),
  hashOf: (token) => (tokenPattern.test(token) ? createHash('sha256').update(token, 'utf8').digest() : null),
});
