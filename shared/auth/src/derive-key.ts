import { hkdfSync } from 'node:crypto';

/** A 32-byte key for one purpose from a process's one secret (HKDF-SHA256, RFC 5869); the label names the purpose. */
export const deriveKey = (secret: string, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'conect', label, 32));
