import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const digits = 6;
/** One step either way, for clocks that differ and for typing. */
const tolerance = [0, -1, 1];
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of one time step (RFC 4226 with RFC 6238's counter). */
export function totpAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = digest[digest.length - 1]! & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The time step of a moment. */
export const stepOf = (moment: Date): number => Math.floor(moment.getTime() / 1000 / stepSeconds);

/** The step whose code this is, now or one step around; null for a wrong code. */
export function matchingStep(secret: Buffer, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const step = tolerance.map((shift) => stepOf(now) + shift).find((one) => timingSafeEqual(Buffer.from(totpAt(secret, one)), Buffer.from(code)));
  return step ?? null;
}

/** 160 random bits, as RFC 4226 asks for. */
export const newTotpSecret = (): Buffer => randomBytes(20);

/** Base32 without padding (RFC 4648), which authenticator apps read and people can type. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** The address behind the QR code that an authenticator app reads. */
export const otpauthUri = (secret: Buffer, email: string): string =>
  `otpauth://totp/${encodeURIComponent(`CONECT:${email}`)}?secret=${base32(secret)}&issuer=CONECT&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
