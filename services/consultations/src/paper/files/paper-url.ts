import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PaperAddress, PaperName } from '../domain/paper';

/** Where papers are reached, and the key that signs for them (32 bytes or more, used for nothing else). */
export interface PaperSigning {
  readonly baseUrl: string;
  readonly key: Buffer;
}

/** Which paper of which consultation. */
export interface AskedPaper {
  readonly consultationId: string;
  readonly name: PaperName;
}

const minutes = 15;

/** An address that allows `GET` of one paper for 15 minutes. */
export function createPaperAddress({ consultationId, name }: AskedPaper, { baseUrl, key }: PaperSigning, now: Date): PaperAddress & { readonly expiresAt: Date } {
  const expires = Math.floor(now.getTime() / 1_000) + minutes * 60;
  const query = new URLSearchParams({ expires: String(expires), signature: signatureOf({ consultationId, name }, expires, key) });
  return { url: `${paperUrl({ consultationId, name }, baseUrl)}?${query.toString()}`, expiresAt: new Date(expires * 1_000) };
}

/** The address of a paper without any permission in it. */
export const paperUrl = ({ consultationId, name }: AskedPaper, baseUrl: string): string => `${baseUrl.replace(/\/+$/, '')}/consultations/${consultationId}/${name}`;

/** Whether this process signed the address, and whether it still works; null when it is not signed at all. */
export function checkPaperAddress(asked: AskedPaper, query: Readonly<Record<string, unknown>>, { key, now }: { readonly key: Buffer; readonly now: Date }): 'VALID' | 'EXPIRED' | 'SIGNATURE_INVALID' | null {
  const { expires, signature } = query;
  if (expires === undefined && signature === undefined) return null;
  if (typeof expires !== 'string' || typeof signature !== 'string' || !/^[1-9]\d{0,10}$/.test(expires)) return 'SIGNATURE_INVALID';
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(asked, Number(expires), key))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'SIGNATURE_INVALID';
  return now.getTime() < Number(expires) * 1_000 ? 'VALID' : 'EXPIRED';
}

/** JSON keeps the values apart. */
const signatureOf = ({ consultationId, name }: AskedPaper, expires: number, key: Buffer): string =>
  createHmac('sha256', key).update(JSON.stringify(['conect-paper/1', consultationId, name, expires])).digest('base64url');
