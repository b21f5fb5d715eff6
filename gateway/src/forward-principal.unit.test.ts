import { randomUUID } from 'node:crypto';
import { anonymous, principalHeader, verifyForwardedPrincipal, type Principal } from '@conect/auth';
import { createForwardPrincipal } from './forward-principal';

const secrets = { identity: 'a secret of identity and the gateway', registry: 'a secret of registry and the gateway' };
const now = new Date('2026-03-02T09:15:30Z');
const forward = createForwardPrincipal({ secrets, clock: { now: () => now }, toldAddress: new Set(['identity']) });

const told = (subgraph: 'identity' | 'registry', address: string | null) =>
  verifyForwardedPrincipal(forward(anonymous, subgraph, address)[principalHeader]!, { subgraph, secret: secrets[subgraph], now }).clientAddress;

describe('the client\'s address', () => {
  it('is told to the subgraph that counts by it, never another client\'s', () => {
    expect([told('identity', '203.0.113.7'), told('identity', '198.51.100.1'), told('identity', null)]).toEqual(['203.0.113.7', '198.51.100.1', null]);
  });

  it('is told to no other', () => {
    expect(told('registry', '203.0.113.7')).toBeNull();
  });
});

it('never gives one service account the signature of another, nor of its own with other scopes or another secret', () => {
  const [clientId, credentialId] = [randomUUID(), randomUUID()];
  const account: Principal = { kind: 'SERVICE', clientId, credentialId, scopes: ['graph:read'] };
  const others: readonly Principal[] = [account, { ...account, clientId: randomUUID() }, { ...account, credentialId: randomUUID() }, { ...account, scopes: [] }];

  const told = others.map((principal) => verifyForwardedPrincipal(forward(principal, 'registry', null)[principalHeader]!, { subgraph: 'registry', secret: secrets.registry, now }).principal);

  expect(told).toEqual(others);
});
