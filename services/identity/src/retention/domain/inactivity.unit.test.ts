import { register, type Account } from '../../account/domain/account';
import { archivedFrom, nextStep } from './inactivity';

const terms = { inactiveDays: 1_095, firstWarningDays: 90, secondWarningDays: 30, archivedDays: 365 };
const start = new Date('2026-03-02T09:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * 86_400_000);
const waiting = register('ana', { name: 'Ana', language: 'RO', email: 'ana@exemplu.ro', passwordHash: 'hash' }, start).account;
const ana: Account = { ...waiting, emailConfirmedAt: start };
const warned = (inactivityWarnings: number, days: number): Account => ({ ...ana, inactivityWarnings, warnedAt: after(days) });
const archived: Account = { ...warned(2, 1_065), hold: 'ARCHIVED', heldSince: after(1_095) };

/** Every state and what the days make of it; the basis is GDPR art. 5(1)(e). */
it.each([
  ['nobody confirmed', waiting, 29, null],
  ['nobody confirmed', waiting, 30, 'ERASE'],
  ['in use', ana, 1_004, null],
  ['in use', ana, 1_005, 'WARN'],
  ['warned once', warned(1, 1_005), 1_064, null],
  ['warned once', warned(1, 1_005), 1_065, 'WARN'],
  ['warned once, late', warned(1, 1_090), 1_149, null],
  ['warned once, late', warned(1, 1_090), 1_150, 'WARN'],
  ['warned twice', warned(2, 1_065), 1_094, null],
  ['warned twice', warned(2, 1_065), 1_095, 'ARCHIVE'],
  ['warned twice, late', warned(2, 1_150), 1_179, null],
  ['warned twice, late', warned(2, 1_150), 1_180, 'ARCHIVE'],
  ['archived', archived, 1_459, null],
  ['archived', archived, 1_460, 'ERASE'],
  ['waiting for a guardian', { ...ana, hold: 'GUARDIAN', heldSince: start }, 9_000, null],
  ['erased', { ...ana, hold: 'ERASED', heldSince: start }, 9_000, null],
] as const)('an account that is %s: after some days', (_state, account, days, step) => {
  expect(nextStep(account, terms, after(days))).toBe(step);
});

it('says in a warning no earlier day than the account can be archived on', () => {
  expect([archivedFrom(warned(1, 1_005), terms), archivedFrom(warned(2, 1_150), terms)]).toEqual([after(1_095), after(1_180)]);
});
