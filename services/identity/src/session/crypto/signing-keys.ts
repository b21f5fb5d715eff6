import { createCipheriv, createDecipheriv, createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { newId } from '@conect/kernel';
import type { NewSigningKey } from '../application/ports';
import type { SigningKey } from '../domain/signing-key';

const ivBytes = 12;
const tagBytes = 16;

/** Makes P-256 key pairs whose private half is encrypted (AES-256-GCM, bound to the key's id) before it leaves this function. */
export const createSigningKeyMaker =
  (encryptionKey: Buffer): NewSigningKey =>
  (now) => {
    const id = newId();
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return {
      id,
      status: 'NEXT',
      publicKey: publicKey.export({ format: 'jwk' }) as Record<string, string>,
      encryptedPrivateKey: encrypt(privateKey.export({ format: 'der', type: 'pkcs8' }), id, encryptionKey),
      createdAt: now,
      activatedAt: null,
      retiredAt: null,
    };
  };

/** Opens the private half; throws when the secret is another than the one it was encrypted under. */
export function privateKeyOf(key: SigningKey, encryptionKey: Buffer): KeyObject {
  try {
    const der = decrypt(Buffer.from(key.encryptedPrivateKey), key.id, encryptionKey);
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw new Error(`Signing key ${key.id} does not open: expected the IDENTITY_SECRET under which it was made`, { cause });
  }
}

function encrypt(plain: Buffer, keyId: string, encryptionKey: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv).setAAD(Buffer.from(keyId));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

function decrypt(bytes: Buffer, keyId: string, encryptionKey: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(keyId))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
}
