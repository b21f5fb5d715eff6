import type { UserCall, UserPrincipal } from '@conect/auth';
import { aCall, inMemoryIdentity, start } from '../../../../test/in-memory';
import { register } from '../../domain/account';
import { createUpdateProfile } from './update-profile';

const principal: UserPrincipal = { kind: 'USER', userId: 'user', sessionId: 's', authenticatedAt: 0, assurance: 'PASSWORD' };
const call = { ...aCall('updateProfile', principal), principal } as UserCall;

function setUp() {
  const identity = inMemoryIdentity();
  const { account } = register('user', { name: 'Ana', language: 'RO', email: 'ana@exemplu.ro', passwordHash: 'right' }, start);
  identity.memory.accounts.set('user', { ...account, emailConfirmedAt: start, version: 2 });
  const hasher = { verify: async (hash: string | null, password: string) => hash === password };
  return { ...identity, update: createUpdateProfile({ ...identity, accounts: identity.unit.accounts, hasher }) };
}

describe('updateProfile', () => {
  it('changes name and language without asking for the password', async () => {
    const { update, memory } = setUp();

    expect(await update(call, { name: 'Ana Maria', language: 'EN' })).toEqual({ ok: true, value: { userId: 'user', confirmationId: null } });

    expect(memory.accounts.get('user')).toMatchObject({ name: 'Ana Maria', language: 'EN', version: 3 });
    expect(memory.events).toEqual([{ name: 'UserProfileUpdated', userId: 'user', version: 3, changedFields: ['name', 'language'] }]);
    expect(JSON.stringify(memory.audit)).not.toContain('Ana');
    expect(memory.mails).toEqual([]);
  });

  it('sends a link to a wished address and a notice to the old one', async () => {
    const { update, memory } = setUp();

    const result = await update(call, { email: 'noua@exemplu.ro', currentPassword: 'right' });

    const confirmationId = result.ok ? result.value.confirmationId : null;
    expect(memory.confirmations.get(confirmationId!)).toMatchObject({ purpose: 'EMAIL_CHANGE', email: 'noua@exemplu.ro', previousEmail: 'ana@exemplu.ro' });
    expect(memory.mails).toEqual([
      { kind: 'CONFIRM_EMAIL_CHANGE', confirmationId },
      { kind: 'EMAIL_CHANGE_NOTICE', confirmationId },
    ]);
    expect(memory.accounts.get('user')!.email).toBe('ana@exemplu.ro');
  });

  it('lets the newest wish count alone', async () => {
    const { update, memory } = setUp();
    await update(call, { email: 'una@exemplu.ro', currentPassword: 'right' });
    await update(call, { email: 'alta@exemplu.ro', currentPassword: 'right' });

    expect([...memory.confirmations.values()].map(({ replacedAt }) => replacedAt === null)).toEqual([false, true]);
  });

  it.each([
    [undefined, 'BAD_USER_INPUT'],
    ['', 'BAD_USER_INPUT'],
    ['wrong', 'INVALID_CREDENTIALS'],
  ])('refuses another address with the password %j', async (currentPassword, code) => {
    const { update, memory } = setUp();

    const refused = await update(call, { email: 'noua@exemplu.ro', currentPassword });

    expect(refused).toMatchObject({ refusals: [{ code, field: ['currentPassword'] }] });
    expect(memory.confirmations.size).toBe(0);
  });

  it('does not know somebody whose account is gone', async () => {
    const { update, memory } = setUp();
    memory.accounts.clear();

    expect(await update(call, { name: 'Ana' })).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
  });
});
