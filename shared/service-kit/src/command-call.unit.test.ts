import { anonymous } from '@conect/auth';
import { aUser } from '@conect/testing';
import { commandCall, userCall } from './command-call';

const request = { principal: anonymous, locale: 'RO', requestId: 'r-1', clientAddress: null, traceparent: null } as const;

it('hashes equal inputs equally, whatever their order and key', () => {
  const one = commandCall(request, 'createOrganization', { a: 1, b: { c: [1, 2], d: null }, idempotencyKey: 'k-1' });
  const other = commandCall(request, 'createOrganization', { idempotencyKey: 'k-2', b: { d: null, c: [1, 2] }, a: 1 });

  expect(one.inputHash).toBe(other.inputHash);
  expect([one.idempotencyKey, other.idempotencyKey]).toEqual(['k-1', 'k-2']);
});

it('tells different inputs apart', () => {
  const hashes = [{ a: 1 }, { a: '1' }, { a: [1] }, {}].map((input) => commandCall(request, 'x', input).inputHash);

  expect(new Set(hashes).size).toBe(4);
});

it('needs somebody who signed in for a user call', () => {
  const principal = aUser();

  expect(userCall({ ...request, principal }, 'createOrganization', { idempotencyKey: 'k-1' })).toMatchObject({ principal, idempotencyKey: 'k-1' });
  expect(() => userCall(request, 'createOrganization', {})).toThrow(expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } }));
});

it('is refused to a service account, which reads only', () => {
  const principal = { kind: 'SERVICE', clientId: 'c-1', credentialId: 's-1', scopes: ['graph:read'] } as const;
  const isForbidden = expect.objectContaining({ extensions: { code: 'FORBIDDEN' } });

  expect(() => commandCall({ ...request, principal }, 'registerUser', {})).toThrow(isForbidden);
  expect(() => userCall({ ...request, principal }, 'createOrganization', {})).toThrow(isForbidden);
});
