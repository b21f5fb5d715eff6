import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { FlowTokens, SubjectHash } from '../application/ports';

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();

/**
 * Tokens of 256 bits. State, nonce and PKCE verifier are HMACs of the token, each for its purpose: neither the database nor the client
 * alone can tell them, and an answer that belongs to one client's flow fits no other's.
 */
export const createFlowTokens = (key: Buffer): FlowTokens => ({
  create: () => randomBytes(32).toString('base64url'),
  hashOf: (token) => (/^[A-Za-z0-9_-]{43}$/.test(token) ? createHash('sha256').update(token, 'utf8').digest() : null),
  bindingOf: (token) => {
    const derived = (purpose: string): string => hmac(key, `${purpose} of flow ${token}`).toString('base64url');
    return { state: derived('state'), nonce: derived('nonce'), codeVerifier: derived('verifier') };
  },
});

/** Hashes of subjects under a key that is not in the database: a national identity service may name people by a personal code. */
export const createSubjectHash =
  (key: Buffer): SubjectHash =>
  (issuer, subject) =>
    hmac(key, `subject ${JSON.stringify([issuer, subject])}`);
