import { anonymous, createRevocations, revocationLifeMillis, type Principal } from './index';

const start = new Date('2026-03-02T09:00:00Z');
const by = (sessionId: string): Principal => ({ kind: 'USER', userId: 'user', sessionId, authenticatedAt: 0, assurance: 'PASSWORD' });

function setUp() {
  let now = start;
  const revocations = createRevocations({ now: () => now });
  return { revocations, pass: (millis: number) => (now = new Date(now.getTime() + millis)) };
}

const withSecret = (credentialId: string): Principal => ({ kind: 'SERVICE', clientId: 'client', credentialId, scopes: [] });

describe('an ended session', () => {
  it('is revoked, and no other is', () => {
    const { revocations } = setUp();

    revocations.add('ended', start);
    revocations.add('ended', start);

    expect([by('ended'), by('other'), anonymous].map(revocations.isRevoked)).toEqual([true, false, false]);
  });

  it('may be the secret of a service account', () => {
    const { revocations } = setUp();

    revocations.add('leaked', start);

    expect([withSecret('leaked'), withSecret('next')].map(revocations.isRevoked)).toEqual([true, false]);
  });

  it('is forgotten once no token of it can be valid, not before', () => {
    const { revocations, pass } = setUp();
    revocations.add('first', start);
    pass(revocationLifeMillis - 1);
    revocations.add('second', start);
    expect(revocations.isRevoked(by('first'))).toBe(true);
    pass(1);
    revocations.add('third', start);

    expect([by('first'), by('third')].map(revocations.isRevoked)).toEqual([false, true]);
  });
});
