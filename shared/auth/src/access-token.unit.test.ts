import { createHmac, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { sign, type JwtHeader } from 'jsonwebtoken';
import { createLocalKeySet, verifyAccessToken } from './index';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const issuer = 'https://identity.conect.test';
const audience = 'conect';
const now = new Date('2026-03-02T09:15:30Z');
const issuedAt = Math.floor(now.getTime() / 1000);
const userId = randomUUID();
const sessionId = randomUUID();

const claims = { sub: userId, sid: sessionId, jti: randomUUID(), auth_time: issuedAt, acr: 'PASSWORD', iat: issuedAt, exp: issuedAt + 600 };

interface Forged {
  readonly claims?: object;
  readonly header?: Partial<JwtHeader> & Record<string, unknown>;
  readonly key?: KeyObject;
}

function token({ claims: changed = {}, header = {}, key = privateKey }: Forged = {}): string {
  return sign({ ...claims, iss: issuer, aud: audience, ...changed }, key, {
    algorithm: 'ES256',
    header: { alg: 'ES256', typ: 'at+jwt', kid: 'current', ...header },
  });
}

const verify = (text: string) =>
  verifyAccessToken(text, { keys: createLocalKeySet(new Map([['current', publicKey]])), issuer, audience, now });

/** A token with its parts replaced, signature kept. */
function tampered(change: (parts: string[]) => string[]): string {
  return change(token().split('.')).join('.');
}
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token', () => {
  it('says who signed in, when and how', async () => {
    expect(await verify(token())).toEqual({ kind: 'USER', userId, sessionId, authenticatedAt: issuedAt, assurance: 'PASSWORD' });
  });

  const clientId = randomUUID();
  const ofService = { sub: clientId, client_id: clientId, scope: 'graph:read events:consume', auth_time: undefined, acr: undefined };

  it('says which service account asks, and for what it may', async () => {
    expect(await verify(token({ claims: ofService }))).toEqual({
      kind: 'SERVICE',
      clientId,
      credentialId: sessionId,
      scopes: ['graph:read', 'events:consume'],
    });
  });

  it('is accepted within 30 s of clock difference', async () => {
    await expect(verify(token({ claims: { exp: issuedAt - 29 } }))).resolves.toMatchObject({ userId });
  });

  const publicPem = publicKey.export({ type: 'spki', format: 'pem' });
  it.each([
    ['has no signature (alg none)', () => `${encoded({ alg: 'none', typ: 'at+jwt', kid: 'current' })}.${encoded(claims)}.`, 'WRONG_TYPE'],
    [
      'is signed HS256 with the public key',
      () => `${hs256(String(publicPem))}`,
      'WRONG_TYPE',
    ],
    ['has another typ', () => token({ header: { typ: 'JWT' } }), 'WRONG_TYPE'],
    ['is for another audience', () => token({ claims: { aud: 'elsewhere' } }), 'WRONG_CLAIMS'],
    ['comes from another issuer', () => token({ claims: { iss: 'https://evil.test' } }), 'WRONG_CLAIMS'],
    ['has expired', () => token({ claims: { exp: issuedAt - 31 } }), 'EXPIRED'],
    ['is not valid yet', () => token({ claims: { nbf: issuedAt + 31 } }), 'NOT_YET_VALID'],
    ['names a key by path traversal', () => token({ header: { kid: '../../../dev/null' } }), 'UNKNOWN_KEY'],
    ['names a key by SQL', () => token({ header: { kid: "' OR 1=1 --" } }), 'UNKNOWN_KEY'],
    ['names an unknown key', () => token({ header: { kid: 'other' } }), 'UNKNOWN_KEY'],
    [
      'brings its own key in the header',
      () => token({ key: stranger.privateKey, header: { jwk: stranger.publicKey.export({ format: 'jwk' }) } }),
      'BAD_SIGNATURE',
    ],
    ['has a changed payload', () => tampered(([head, , tail]) => [head!, encoded({ ...claims, sub: randomUUID() }), tail!]), 'BAD_SIGNATURE'],
    ['has no session', () => token({ claims: { sid: undefined } }), 'WRONG_CLAIMS'],
    ['has a user id that is no UUID', () => token({ claims: { sub: '1' } }), 'WRONG_CLAIMS'],
    ['is of a service account that is not its subject', () => token({ claims: { ...ofService, sub: userId } }), 'WRONG_CLAIMS'],
    ['is of a service account and says no scope', () => token({ claims: { ...ofService, scope: undefined } }), 'WRONG_CLAIMS'],
    ['is of a person and names a service account', () => token({ claims: { client_id: userId } }), 'WRONG_CLAIMS'],
    ['is of a service account and says how a person signed in', () => token({ claims: { ...ofService, acr: 'PASSWORD' } }), 'WRONG_CLAIMS'],
    ['is no token', () => 'rubbish', 'MALFORMED'],
    ['is empty', () => '', 'MALFORMED'],
  ])('is refused when it %s', async (_case, make, reason) => {
    await expect(verify(make())).rejects.toMatchObject({ name: 'TokenRefused', reason });
  });
});

/** jsonwebtoken refuses to sign HS256 with a PEM key, as an attacker's tool would not. */
function hs256(secret: string): string {
  const body = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid: 'current' })}.${encoded({ ...claims, iss: issuer, aud: audience })}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}
