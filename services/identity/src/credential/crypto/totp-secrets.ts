import { seal, unseal } from '@conect/service-kit';
import type { TotpSecrets } from '../application/ports';
import { base32, matchingStep, newTotpSecret, otpauthUri } from './totp';

/** Secrets of authenticator apps: in the database they are sealed under a key that is not there. */
export const createTotpSecrets = (key: Buffer): TotpSecrets => ({
  create(userId, email) {
    const secret = newTotpSecret();
    return { sealed: seal(secret, userId, key), secret: base32(secret), uri: otpauthUri(secret, email) };
  },
  stepOf: (sealed, userId, code, now) => matchingStep(unseal(Buffer.from(sealed), userId, key), code, now),
});
