import { confirmEmail, disableAccount, enableAccount, isClosed, register, registerAgain, updateProfile, type Account } from './account';
import { confirmationExpiry, use, type EmailConfirmation } from './email-confirmation';

const now = new Date('2026-03-02T09:00:00Z');
const registration = { name: 'Ana', language: 'RO', email: 'ana@exemplu.ro', passwordHash: 'hash' } as const;
const waiting = register('user', registration, now).account;
const confirmed: Account = { ...waiting, version: 2, emailConfirmedAt: now };
const { email, ...credentials } = registration;
const link: EmailConfirmation = {
  id: 'link',
  userId: 'user',
  purpose: 'REGISTRATION',
  email,
  registration: credentials,
  requestedAt: now,
  expiresAt: confirmationExpiry(now),
  usedAt: null,
  replacedAt: null,
};

describe('an account', () => {
  it('begins unconfirmed at version 1', () => {
    expect(register('user', registration, now)).toMatchObject({
      account: { version: 1, emailConfirmedAt: null, registeredAt: now },
      event: { name: 'UserRegistered', userId: 'user', version: 1 },
    });
  });

  it('takes the latest request while nobody has confirmed it', () => {
    const { account, event } = registerAgain(waiting, { ...registration, name: 'Dan', passwordHash: 'other' }, now);

    expect(account).toMatchObject({ id: 'user', name: 'Dan', passwordHash: 'other', version: 2, emailConfirmedAt: null });
    expect(event).toEqual({ name: 'UserRegistered', userId: 'user', version: 2 });
  });

  it('becomes what the confirmed request said, whatever the latest said', () => {
    const latest = registerAgain(waiting, { ...registration, name: 'Mallory', passwordHash: 'evil' }, now).account;

    const { account, event } = confirmEmail(latest, link, now);

    expect(account).toMatchObject({ name: 'Ana', passwordHash: 'hash', emailConfirmedAt: now, version: 3 });
    expect(event).toEqual({ name: 'UserEmailConfirmed', userId: 'user', version: 3 });
  });

  it('keeps name and password when another address is confirmed', () => {
    const { id, userId, requestedAt, expiresAt, usedAt, replacedAt } = link;
    const dates = { requestedAt, expiresAt, usedAt, replacedAt };
    const change: EmailConfirmation = { id, userId, purpose: 'EMAIL_CHANGE', email: 'noua@exemplu.ro', previousEmail: email, ...dates };

    expect(confirmEmail({ ...confirmed, name: 'Ana Maria' }, change, now).account).toMatchObject({
      name: 'Ana Maria',
      passwordHash: 'hash',
      email: 'noua@exemplu.ro',
      version: 3,
    });
  });

  it('tells of exactly the fields that change, and keeps the address until it is confirmed', () => {
    expect(updateProfile(confirmed, { name: 'Ana', language: 'EN', email: 'noua@exemplu.ro' }, now)).toMatchObject({
      value: {
        account: { name: 'Ana', language: 'EN', email: 'ana@exemplu.ro', version: 3 },
        event: { name: 'UserProfileUpdated', version: 3, changedFields: ['language', 'email'] },
      },
    });
  });

  it('does not change for nothing', () => {
    expect(updateProfile(confirmed, { name: 'Ana', language: 'RO' }, now)).toEqual({ ok: true, value: null });
  });

  it('cannot be changed before it is confirmed', () => {
    expect(updateProfile(waiting, { name: 'Dan' }, now)).toEqual({ ok: false, refusals: [{ code: 'EMAIL_NOT_CONFIRMED' }] });
  });
});

describe('a closed account', () => {
  const wish = { actorId: 'victor', reason: 'taken over' };
  const closed = (): Account => {
    const change = disableAccount(confirmed, wish, now);
    if (!change.ok || change.value === null) throw new Error('Expected to be closed');
    return change.value.account;
  };

  it('says since when and why, and is told', () => {
    expect(disableAccount(confirmed, wish, now)).toEqual({
      ok: true,
      value: {
        account: { ...confirmed, disabledAt: now, disabledReason: 'taken over', version: confirmed.version + 1, updatedAt: now },
        event: { name: 'UserDisabled', userId: confirmed.id, version: confirmed.version + 1 },
      },
    });
    expect([isClosed(confirmed), isClosed(closed())]).toEqual([false, true]);
  });

  it('is not closed twice, and keeps its first reason', () => {
    expect(disableAccount(closed(), { ...wish, reason: 'another' }, now)).toEqual({ ok: true, value: null });
  });

  it('is never one\'s own', () => {
    expect(disableAccount(confirmed, { ...wish, actorId: confirmed.id }, now)).toEqual({ ok: false, refusals: [{ code: 'FORBIDDEN', field: ['userId'] }] });
  });

  it('is open again without a trace of the reason, once', () => {
    const { account, event } = enableAccount(closed(), now)!;

    expect(account).toMatchObject({ disabledAt: null, disabledReason: null, version: confirmed.version + 2 });
    expect(event).toEqual({ name: 'UserEnabled', userId: confirmed.id, version: confirmed.version + 2 });
    expect(enableAccount(account, now)).toBeNull();
  });
});

describe('a confirmation link', () => {
  const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

  it('works for 24 hours', () => {
    expect(use(link, new Date(at(24).getTime() - 1))).toMatchObject({ ok: true });
    expect(use(link, at(24))).toMatchObject({ refusals: [{ code: 'TOKEN_EXPIRED' }] });
  });

  it('works once', () => {
    const used = use(link, at(1));

    expect(used.ok && use(used.value, at(2))).toMatchObject({ refusals: [{ code: 'TOKEN_USED' }] });
  });

  it('does not work when a newer one took its place', () => {
    expect(use({ ...link, replacedAt: at(1) }, at(2))).toMatchObject({ refusals: [{ code: 'TOKEN_EXPIRED' }] });
  });
});
