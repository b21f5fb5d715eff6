import { randomUUID } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { anonymous, signForwardedPrincipal, verifyForwardedPrincipal, type Principal } from './index';

const secret = 'a secret that only gateway and registry know';
const now = new Date('2026-03-02T09:15:30Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const ana: Principal = { kind: 'USER', userId: randomUUID(), sessionId: randomUUID(), authenticatedAt: 1_772_442_900, assurance: 'SECOND_FACTOR' };

const partner: Principal = { kind: 'SERVICE', clientId: randomUUID(), credentialId: randomUUID(), scopes: ['graph:read', 'events:consume'] };

describe('a forwarded principal', () => {
  it.each([
    ['a user', ana],
    ['nobody', anonymous],
    ['a service account', partner],
    ['a service account without scopes', { ...partner, scopes: [] }],
  ])('carries %s to the subgraph it was signed for', (_who, principal) => {
    const token = signForwardedPrincipal(principal, { subgraph: 'registry', secret, now });

    expect(verifyForwardedPrincipal(token, { subgraph: 'registry', secret, now: later(29) })).toEqual({ principal, clientAddress: null });
  });

  it('carries the client\'s address when the gateway says it', () => {
    const token = signForwardedPrincipal(anonymous, { subgraph: 'identity', secret, now, clientAddress: '203.0.113.7' });

    expect(verifyForwardedPrincipal(token, { subgraph: 'identity', secret, now })).toEqual({ principal: anonymous, clientAddress: '203.0.113.7' });
  });

  it.each([
    ['another subgraph reads it', { subgraph: 'identity' }, 'WRONG_CLAIMS'],
    ['it is older than 35 s', { now: later(36) }, 'EXPIRED'],
    ['the secret is another', { secret: 'a secret that nobody shares with anybody' }, 'BAD_SIGNATURE'],
  ])('is refused when %s', (_case, difference, reason) => {
    const token = signForwardedPrincipal(ana, { subgraph: 'registry', secret, now });

    expect(() => verifyForwardedPrincipal(token, { subgraph: 'registry', secret, now, ...difference })).toThrow(
      expect.objectContaining({ name: 'TokenRefused', reason }),
    );
  });

  it.each([
    ['a user without a session', { sub: randomUUID() }],
    ['a service account without a secret', { client_id: randomUUID(), scope: '' }],
    ['a service account without scopes', { client_id: randomUUID(), sid: randomUUID() }],
    ['a user and a service account at once', { client_id: randomUUID(), sid: randomUUID(), scope: '', sub: randomUUID() }],
  ])('is refused when it is %s', (_who, claims) => {
    const issuedAt = Math.floor(now.getTime() / 1000);
    const token = sign({ ...claims, iat: issuedAt, exp: issuedAt + 30 }, secret, {
      header: { alg: 'HS256', typ: 'conect-principal+jwt' },
      issuer: 'conect-gateway',
      audience: 'registry',
    });

    expect(() => verifyForwardedPrincipal(token, { subgraph: 'registry', secret, now })).toThrow('WRONG_CLAIMS');
  });

  it('is refused when it is another kind of token under the same secret', () => {
    const token = sign({ sub: randomUUID() }, secret, { issuer: 'conect-gateway', audience: 'registry' });

    expect(() => verifyForwardedPrincipal(token, { subgraph: 'registry', secret, now })).toThrow('WRONG_TYPE');
  });
});
