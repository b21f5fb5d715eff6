import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkTokens } from '../application/ports';

const idBytes = 16;
const tokenPattern = /^[A-Za-z0-9_-]{64}$/;

/**
 * Tokens of 48 bytes: an id and its HMAC-SHA256. They can be made again when a mail is sent, so neither the database
 * nor a waiting job holds one; without the key nobody makes one.
 */
export function createLinkTokens(key: Buffer): LinkTokens {
  const signatureOf = (id: Buffer): Buffer => createHmac('sha256', key).update(id).digest();
  return {
    tokenOf: (uuid) => {
      const id = Buffer.from(uuid.replaceAll('-', ''), 'hex');
      return Buffer.concat([id, signatureOf(id)]).toString('base64url');
    },
    idOf: (token) => {
      if (!tokenPattern.test(token)) return null;
      const bytes = Buffer.from(token, 'base64url');
      const id = bytes.subarray(0, idBytes);
      return timingSafeEqual(bytes.subarray(idBytes), signatureOf(id)) ? uuidOf(id) : null;
    },
  };
}

const uuidOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
