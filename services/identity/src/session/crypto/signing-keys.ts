import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { newId } from '@conect/kernel';
import { seal, unseal } from '@conect/service-kit';
import type { NewSigningKey } from '../application/ports';
import type { SigningKey } from '../domain/signing-key';

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
      encryptedPrivateKey: seal(privateKey.export({ format: 'der', type: 'pkcs8' }), id, encryptionKey),
      createdAt: now,
      activatedAt: null,
      retiredAt: null,
    };
  };

/** Opens the private half; throws when the secret is another than the one it was encrypted under. */
export function privateKeyOf(key: SigningKey, encryptionKey: Buffer): KeyObject {
  try {
    const der = unseal(Buffer.from(key.encryptedPrivateKey), key.id, encryptionKey);
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw new Error(`Signing key ${key.id} does not open: expected the IDENTITY_SECRET under which it was made`, { cause });
  }
}
