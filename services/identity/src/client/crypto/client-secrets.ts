import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ClientSecrets } from '../application/ports';

/** SHA-256 is enough for what nobody can guess. */
const hashOf = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

const nobodys = hashOf('no account has this secret');

/** 256 random bits as 43 characters that need no escaping anywhere. */
export const clientSecrets: ClientSecrets = {
  create: () => {
    const text = randomBytes(32).toString('base64url');
    return { text, hash: hashOf(text) };
  },
  isSame: (text, hash) => timingSafeEqual(hashOf(text), hash ?? nobodys) && hash !== null,
};
