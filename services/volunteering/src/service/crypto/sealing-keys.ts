import { createSecretKey } from 'node:crypto';
import { deriveKey } from '@conect/auth';
import { seal, unseal } from '@conect/service-kit';

/** Something encrypted: by which key, and nonce, tag and text of AES-256-GCM. */
export interface Sealed {
  readonly keyId: string;
  readonly bytes: Buffer;
}

/** Encrypts what contracts say of people, and the names on certificates: with the current key; what an older key of the setting encrypted still opens. */
export interface SealingKeys {
  readonly currentKeyId: string;
  /** Bound to the row that it belongs to: in another row it does not open. */
  readonly seal: (value: object, boundTo: string) => Sealed;
  /** Throws when no key of the setting is the one, or when a byte was changed. */
  readonly open: (sealed: Sealed, boundTo: string) => object;
}

/** The keys of `VOLUNTEERING_IDENTITY_KEYS`: secrets with commas between, the current one first. A key's id says nothing of the key. */
export function createSealingKeys(setting: string): SealingKeys {
  const keys = setting.split(',').map((secret) => ({
    id: deriveKey(secret.trim(), 'volunteering identity key id').toString('hex').slice(0, 16),
    key: createSecretKey(deriveKey(secret.trim(), 'volunteering identity key')),
  }));
  const [current] = keys;
  if (current === undefined) throw new Error('Expected a key in VOLUNTEERING_IDENTITY_KEYS');
  return {
    currentKeyId: current.id,
    seal: (value, boundTo) => ({ keyId: current.id, bytes: seal(Buffer.from(JSON.stringify(value)), boundTo, current.key) }),
    open: ({ keyId, bytes }, boundTo) => {
      const found = keys.find(({ id }) => id === keyId);
      if (found === undefined) throw new Error(`Expected the key ${keyId} in VOLUNTEERING_IDENTITY_KEYS`);
      return JSON.parse(unseal(bytes, boundTo, found.key).toString()) as object;
    },
  };
}
