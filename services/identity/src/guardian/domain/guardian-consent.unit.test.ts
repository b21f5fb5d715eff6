import { answer, askGuardian, isLapsed, withdraw, type GuardianConsent } from './guardian-consent';

const now = new Date('2026-03-02T09:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const asked = askGuardian('consent', 'luca', { ofAgeOn: '2027-01-01', guardianEmail: 'dana@exemplu.ro' }, now);
const given: GuardianConsent = { ...asked, givenAt: now };
const withdrawn: GuardianConsent = { ...given, withdrawnAt: now };

/** Every state of a consent and what each act makes of it; the legal basis is GDPR art. 7(3), 8 and 17(1). */
describe('a consent', () => {
  it.each([
    ['asked for', asked, 'answer', 6, 'GIVEN'],
    ['asked for 7 days ago', asked, 'answer', 7, 'TOKEN_EXPIRED'],
    ['given', given, 'answer', 1, 'TOKEN_USED'],
    ['withdrawn', withdrawn, 'answer', 1, 'TOKEN_USED'],
    ['asked for', asked, 'withdraw', 1, 'INVALID_STATE'],
    ['given', given, 'withdraw', 300, 'WITHDRAWN'],
    ['withdrawn', withdrawn, 'withdraw', 1, 'TOKEN_USED'],
  ] as const)('that was %s: %s', (_state, consent, act, days, outcome) => {
    const result = act === 'answer' ? answer(consent, inDays(days)) : withdraw(consent, inDays(days));
    const became = result.ok ? (result.value.withdrawnAt === null ? 'GIVEN' : 'WITHDRAWN') : result.refusals[0]!.code;

    expect(became).toBe(outcome);
  });

  it.each([
    ['asked for 6 days ago', asked, 6, false],
    ['asked for 7 days ago', asked, 7, true],
    ['given', given, 3_000, false],
    ['withdrawn 30 days ago', withdrawn, 30, false],
    ['withdrawn 31 days ago', withdrawn, 31, true],
  ])('lapses when it was %s: %s', (_state, consent, days, lapsed) => {
    expect(isLapsed(consent, inDays(days))).toBe(lapsed);
  });
});
