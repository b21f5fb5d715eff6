import { inMemoryIdentity, start } from '../../../test/in-memory';
import type { AccountMail } from '../application/ports';
import { register } from '../domain/account';
import { confirmationExpiry } from '../domain/email-confirmation';
import { requestReset } from '../domain/password-reset';
import { askGuardian } from '../../guardian/domain/guardian-consent';
import { invite } from '../../invitation/domain/invitation';
import { createComposeMail } from './compose-mail';

const terms = { inactiveDays: 1_095, firstWarningDays: 90, secondWarningDays: 30, archivedDays: 365 };

function setUp(language: 'RO' | 'EN' = 'RO') {
  const { memory, unit } = inMemoryIdentity();
  const registration = { name: 'Ana <b>"&\'', language, passwordHash: 'hash' };
  const { account } = register('user', { ...registration, email: 'ana@exemplu.ro' }, start);
  memory.accounts.set('user', { ...account, emailConfirmedAt: start });
  const dates = { requestedAt: start, expiresAt: confirmationExpiry(start), usedAt: null, replacedAt: null };
  memory.confirmations.set('first', { id: 'first', userId: 'user', purpose: 'REGISTRATION', email: 'ana@exemplu.ro', registration, ...dates });
  const change = { purpose: 'EMAIL_CHANGE', email: 'noua@exemplu.ro', previousEmail: 'veche@exemplu.ro' } as const;
  memory.confirmations.set('change', { id: 'change', userId: 'user', ...change, ...dates });
  const linkTokens = { tokenOf: (id: string) => `token-of-${id}` };
  memory.resets.set('reset', requestReset('reset', 'user', start));
  memory.resets.set('nobody', requestReset('nobody', null, start));
  const resetTokens = { tokenOf: (id: string) => `reset-token-of-${id}` };
  memory.guardianConsents.set('consent', askGuardian('consent', 'user', { guardianEmail: 'dana@exemplu.ro', ofAgeOn: '2027-01-01' }, start));
  const guardians = { consents: unit.guardianConsents, tokens: linkTokens, withdrawalTokens: resetTokens };
  const compose = createComposeMail({ ...unit, guardians, restoreTokens: resetTokens, terms, linkTokens, resetTokens, invitationTokens: linkTokens, webUrl: 'https://conect.test/' });
  return { memory, compose };
}

const mails: readonly AccountMail[] = [
  { kind: 'CONFIRM_REGISTRATION', confirmationId: 'first' },
  { kind: 'ACCOUNT_EXISTS', userId: 'user' },
  { kind: 'DATA_EXPORT_READY', userId: 'user', exportId: 'export' },
  { kind: 'CONFIRM_EMAIL_CHANGE', confirmationId: 'change' },
  { kind: 'EMAIL_CHANGE_NOTICE', confirmationId: 'change' },
  { kind: 'RESET_PASSWORD', resetId: 'reset' },
  { kind: 'PASSWORD_CHANGED', userId: 'user', version: 3 },
  { kind: 'PASSKEY_ADDED', userId: 'user', version: 4 },
  { kind: 'PASSKEY_REMOVED', userId: 'user', version: 5 },
  { kind: 'SECOND_FACTOR_RESET', userId: 'user', version: 6 },
];

describe('a mail', () => {
  it.each([
    ['CONFIRM_REGISTRATION', 'ana@exemplu.ro', 'https://conect.test/confirm-email?token=token-of-first'],
    ['ACCOUNT_EXISTS', 'ana@exemplu.ro', null],
    ['DATA_EXPORT_READY', 'ana@exemplu.ro', 'https://conect.test/my-data'],
    ['CONFIRM_EMAIL_CHANGE', 'noua@exemplu.ro', 'https://conect.test/confirm-email?token=token-of-change'],
    ['EMAIL_CHANGE_NOTICE', 'veche@exemplu.ro', null],
    ['RESET_PASSWORD', 'ana@exemplu.ro', 'https://conect.test/reset-password?token=reset-token-of-reset'],
    ['PASSWORD_CHANGED', 'ana@exemplu.ro', null],
    ['PASSKEY_ADDED', 'ana@exemplu.ro', null],
    ['PASSKEY_REMOVED', 'ana@exemplu.ro', null],
    ['SECOND_FACTOR_RESET', 'ana@exemplu.ro', null],
  ])('%s goes to %s with the link %s', async (kind, to, link) => {
    const { compose } = setUp();

    const mail = await compose(mails.find((one) => one.kind === kind)!, start);

    expect(mail!.to).toBe(to);
    expect(/https:\S+/.exec(mail!.text)?.[0] ?? null).toBe(link);
    expect(mail!.html.includes('<a href=')).toBe(link !== null);
  });

  it.each(mails.flatMap((mail) => (['RO', 'EN'] as const).map((language) => [mail.kind, language, mail] as const)))(
    '%s in %s shows the name as text and puts nothing typed into a header',
    async (_kind, language, mail) => {
      const { compose } = setUp(language);

      const { subject, text, html, messageId } = (await compose(mail, start))!;

      expect(text).toContain(language === 'RO' ? 'Bună ziua, Ana <b>"&\',' : 'Hello, Ana <b>"&\',');
      expect(html).toContain('Ana &#60;b&#62;&#34;&#38;&#39;');
      expect(`${subject}${messageId}`).not.toMatch(/[\r\n]|Ana/);
    },
  );

  it('is the same when it is sent again', async () => {
    const { compose } = setUp();

    expect(await compose(mails[0]!, start)).toEqual(await compose(mails[0]!, start));
  });

  it('with a link is not written once the link is of no use', async () => {
    const { memory, compose } = setUp();
    const confirmation = memory.confirmations.get('first')!;

    expect(await compose(mails[0]!, confirmation.expiresAt)).toBeNull();
    memory.confirmations.set('first', { ...confirmation, usedAt: start });
    expect(await compose(mails[0]!, start)).toBeNull();
  });

  it('is not written about somebody who is gone', async () => {
    const { memory, compose } = setUp();
    memory.accounts.clear();

    expect(await Promise.all(mails.map((mail) => compose(mail, start)))).toEqual(mails.map(() => null));
  });

  it('about a new password is not written for an address without an account, nor once its link is of no use', async () => {
    const { compose } = setUp();

    expect(await compose({ kind: 'RESET_PASSWORD', resetId: 'nobody' }, start)).toBeNull();
    expect(await compose({ kind: 'RESET_PASSWORD', resetId: 'reset' }, new Date(start.getTime() + 30 * 60_000))).toBeNull();
  });
});

describe('an invitation', () => {
  const invitation = invite({ id: 'asked', organizationId: 'verde', email: 'radu@exemplu.ro', role: 'NGO_EDITOR', invitedBy: 'user' }, start);
  const composed = (now: Date) => {
    const { memory } = setUp();
    const tokens = { tokenOf: (id: string) => `token-of-${id}` };
    const accounts = { findById: async (id: string) => memory.accounts.get(id) ?? null };
    const none = { findById: async () => null };
    const guardians = { consents: none, tokens, withdrawalTokens: tokens };
    const dependencies = { guardians, restoreTokens: tokens, terms, accounts, confirmations: none, resets: none, linkTokens: tokens, resetTokens: tokens, invitationTokens: tokens, webUrl: 'https://conect.test' };
    return createComposeMail({ ...dependencies, invitations: { findById: async () => invitation } })({ kind: 'INVITATION', invitationId: 'asked' }, now);
  };

  it('goes to its address with its link and greets nobody by name', async () => {
    const mail = await composed(start);

    expect(mail!.to).toBe('radu@exemplu.ro');
    expect(mail!.text).toContain('https://conect.test/invitation?token=token-of-asked');
    expect(mail!.text).toMatch(/^Bună ziua,\n/);
  });

  it('is not sent when its time is over', async () => {
    expect(await composed(new Date(start.getTime() + 7 * 86_400_000))).toBeNull();
  });
});

describe('a mail to a guardian', () => {
  it.each(['RO', 'EN'] as const)('names the person, as text and never as markup, and leads to the answer, in %s', async (language) => {
    const mail = await setUp(language).compose({ kind: 'GUARDIAN_REQUEST', consentId: 'consent' }, start);

    expect(mail!.to).toBe('dana@exemplu.ro');
    expect(mail!.text).toContain('https://conect.test/guardian?token=token-of-consent');
    expect(mail!.text).toContain('Ana <b>"');
    expect(mail!.text).not.toContain('{person}');
    expect(mail!.html).not.toContain('<b>');
    expect(mail!.subject).not.toContain('Ana');
  });

  it('is not written once the guardian has answered or the time is over', async () => {
    const { compose, memory } = setUp();
    const request = { kind: 'GUARDIAN_REQUEST', consentId: 'consent' } as const;

    expect(await compose(request, new Date(start.getTime() + 7 * 86_400_000))).toBeNull();
    memory.guardianConsents.set('consent', { ...memory.guardianConsents.get('consent')!, givenAt: start });
    expect(await compose(request, start)).toBeNull();
  });

  it('gives the other link once the account is confirmed, until the consent is taken back', async () => {
    const { compose, memory } = setUp();
    const confirmed = { kind: 'GUARDIAN_CONFIRMED', consentId: 'consent' } as const;
    expect(await compose(confirmed, start)).toBeNull();

    memory.guardianConsents.set('consent', { ...memory.guardianConsents.get('consent')!, givenAt: start });

    expect((await compose(confirmed, start))!.text).toContain('https://conect.test/guardian-withdrawal?token=reset-token-of-consent');
    memory.guardianConsents.set('consent', { ...memory.guardianConsents.get('consent')!, withdrawnAt: start });
    expect(await compose(confirmed, start)).toBeNull();
  });
});

describe('a mail to who stays away', () => {
  it.each(['RO', 'EN'] as const)('says by which day to come, and is not written to who came, in %s', async (language) => {
    const { compose, memory } = setUp(language);
    const warning = { kind: 'INACTIVITY_WARNING', userId: 'user', version: 2 } as const;
    expect(await compose(warning, start)).toBeNull();

    memory.accounts.set('user', { ...memory.accounts.get('user')!, inactivityWarnings: 1, warnedAt: new Date(start.getTime() + 1_005 * 86_400_000) });

    expect((await compose(warning, start))!.text).toContain('2029-03-01');
  });

  it('gives the link that restores an archived account, as long as it is archived', async () => {
    const { compose, memory } = setUp();
    const archived = { kind: 'ACCOUNT_ARCHIVED', userId: 'user', version: 4 } as const;
    expect(await compose(archived, start)).toBeNull();

    memory.accounts.set('user', { ...memory.accounts.get('user')!, hold: 'ARCHIVED', heldSince: start });

    expect((await compose(archived, start))!.text).toContain('https://conect.test/restore-account?token=reset-token-of-user');
  });
});
