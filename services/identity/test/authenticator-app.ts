import { stepOf, totpAt } from '../src/credential/crypto/totp';

/** What an authenticator app does: reads the secret, shows the code of a step. */
export function anAppOf(secret: string) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return { code: (shift = 0) => totpAt(bytes, stepOf(new Date()) + shift) };
}
