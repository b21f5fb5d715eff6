import { createCipheriv, createDecipheriv, randomBytes, type CipherKey } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts with AES-256-GCM, bound to what it belongs to: sealed bytes moved to another row do not open. Where much is sealed or opened the key is one of
 * `createSecretKey`: Node prepares plain bytes anew each time, which takes longer than to encrypt a name.
 */
export function seal(plain: Buffer, boundTo: string, key: CipherKey): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** Opens what {@link seal} made; throws under another key or for another owner. */
export function unseal(bytes: Buffer, boundTo: string, key: CipherKey): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
}
