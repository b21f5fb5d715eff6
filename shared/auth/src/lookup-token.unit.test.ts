import { sign } from 'jsonwebtoken';
import { signForwardedPrincipal } from './forwarded-principal';
import { signLookup, verifyLookup } from './lookup-token';
import { anonymous } from './principal';

const secret = 'a-lookup-secret-of-tests-only-0123456789';
const now = new Date('2026-03-02T09:15:30Z');
const binding = { service: 'identity', secret, now };
const later = (seconds: number) => ({ ...binding, now: new Date(now.getTime() + seconds * 1000) });

describe('a look-up', () => {
  it('carries its question', () => {
    expect(verifyLookup(signLookup(['one', 'two'], binding), later(30))).toEqual(['one', 'two']);
  });

  it.each([
    ['another key', { ...binding, secret: `${secret}!` }, 'BAD_SIGNATURE'],
    ['another service', { ...binding, service: 'volunteering' }, 'WRONG_CLAIMS'],
    ['a later minute', later(60), 'EXPIRED'],
  ])('is refused with %s', (_case, other, reason) => {
    expect(() => verifyLookup(signLookup(['one'], binding), other)).toThrow(expect.objectContaining({ reason }));
  });

  it('is refused when it asks nothing, or for too many', () => {
    for (const refs of [[], Array.from({ length: 101 }, (_none, index) => String(index))]) {
      expect(() => verifyLookup(signLookup(refs, binding), binding)).toThrow(expect.objectContaining({ reason: 'WRONG_CLAIMS' }));
    }
  });

  it('is no principal and no other token, and none of them is a look-up', () => {
    const principal = signForwardedPrincipal(anonymous, { subgraph: 'identity', secret, now });
    const untyped = sign({ refs: ['one'] }, secret, { algorithm: 'HS256', issuer: 'conect-messaging', audience: 'identity/recipients' });

    for (const token of [principal, untyped]) expect(() => verifyLookup(token, binding)).toThrow(expect.objectContaining({ reason: 'WRONG_TYPE' }));
    expect(() => verifyLookup('x', binding)).toThrow(expect.objectContaining({ reason: 'MALFORMED' }));
  });
});
