import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a service's papers are reached, and the key that signs for them (32 bytes or more, used for nothing else). */
export interface AddressSigning {
  readonly baseUrl: string;
  readonly key: Buffer;
}

/** What a signed address turns out to be when somebody comes with it. */
export type AddressPermission = 'VALID' | 'EXPIRED' | 'SIGNATURE_INVALID';

const minutes = 15;

/** The address of a path without any permission in it. */
export const addressOfPath = (path: string, baseUrl: string): string => `${baseUrl.replace(/\/+$/, '')}${path}`;

/** An address that allows `GET` of one path for 15 minutes; whoever has it may. */
export function createSignedAddress(path: string, { baseUrl, key }: AddressSigning, now: Date): { readonly url: string; readonly expiresAt: Date } {
  const expires = Math.floor(now.getTime() / 1_000) + minutes * 60;
  const query = new URLSearchParams({ expires: String(expires), signature: signatureOf(path, expires, key) });
  return { url: `${addressOfPath(path, baseUrl)}?${query.toString()}`, expiresAt: new Date(expires * 1_000) };
}

/** Whether this service signed the address of a path, and whether it still works; null when it is not signed at all. */
export function checkSignedAddress(path: string, query: Readonly<Record<string, unknown>>, { key, now }: { readonly key: Buffer; readonly now: Date }): AddressPermission | null {
  const { expires, signature } = query;
  if (expires === undefined && signature === undefined) return null;
  if (typeof expires !== 'string' || typeof signature !== 'string' || !/^[1-9]\d{0,10}$/.test(expires)) return 'SIGNATURE_INVALID';
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(path, Number(expires), key))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'SIGNATURE_INVALID';
  return now.getTime() < Number(expires) * 1_000 ? 'VALID' : 'EXPIRED';
}

/** JSON keeps the values apart. */
const signatureOf = (path: string, expires: number, key: Buffer): string => createHmac('sha256', key).update(JSON.stringify(['conect-paper/2', path, expires])).digest('base64url');
