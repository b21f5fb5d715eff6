import { ceremonyExpiry, useCeremony, type PasskeyCeremony } from './passkey-ceremony';

const now = new Date('2026-03-02T09:00:00Z');
const ceremony: PasskeyCeremony = {
  id: 'ceremony',
  purpose: 'SIGN_IN',
  userId: null,
  signInChallengeId: null,
  hash: Buffer.alloc(32),
  expiresAt: ceremonyExpiry(now),
  usedAt: null,
};
const minutesLater = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

describe('a ceremony', () => {
  it('is used once within five minutes', () => {
    const later = new Date(minutesLater(5).getTime() - 1);

    expect(useCeremony(ceremony, ['signIn'], later)).toEqual({ ok: true, value: { ...ceremony, usedAt: later } });
    expect(useCeremony({ ...ceremony, usedAt: now }, ['signIn'], now)).toEqual({ ok: false, refusals: [{ code: 'TOKEN_USED', field: ['signIn'] }] });
    expect(useCeremony(ceremony, ['signIn'], minutesLater(5))).toEqual({ ok: false, refusals: [{ code: 'TOKEN_EXPIRED', field: ['signIn'] }] });
  });
});
