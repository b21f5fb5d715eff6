import { aCall, inMemoryIdentity } from '../../../../test/in-memory';
import { createConfirmEmail } from './confirm-email';
import { createRegisterUser, type RegisterUserInput } from './register-user';

const input: RegisterUserInput = { name: 'Ana', email: 'Ana@exemplu.ro', password: 'castel-nor-fereastra', language: 'RO' };

function setUp() {
  const identity = inMemoryIdentity();
  const hashed: string[] = [];
  const hasher = { hash: async (password: string) => `hash of ${hashed.push(password) && password}` };
  const linkTokens = { idOf: (token: string) => (token.startsWith('id-') ? token : null) };
  const register = createRegisterUser({ ...identity, hasher, isCommonPassword: () => false });
  const confirm = createConfirmEmail({ ...identity, linkTokens });
  return { ...identity, hashed, register, confirm };
}

describe('registerUser', () => {
  it('enters the account, a link, a mail, an audit entry and an event together', async () => {
    const { memory, register } = setUp();

    expect(await register(aCall(), input)).toEqual({ ok: true, value: { email: 'ana@exemplu.ro' } });

    const [account] = [...memory.accounts.values()];
    const [confirmation] = [...memory.confirmations.values()];
    expect(account).toMatchObject({ email: 'ana@exemplu.ro', passwordHash: 'hash of castel-nor-fereastra', emailConfirmedAt: null });
    expect(confirmation).toMatchObject({ userId: account!.id, purpose: 'REGISTRATION' });
    expect(memory.mails).toEqual([{ kind: 'CONFIRM_REGISTRATION', confirmationId: confirmation!.id }]);
    expect(memory.events).toEqual([{ name: 'UserRegistered', userId: account!.id, version: 1 }]);
    expect(memory.audit).toHaveLength(1);
    expect(JSON.stringify(memory.audit)).not.toMatch(/Ana|exemplu|castel/);
  });

  it('hashes for a known address too, answers the same and sends the owner a mail', async () => {
    const { memory, register, confirm, hashed } = setUp();
    const first = await register(aCall(), input);
    await confirm(aCall(), { token: [...memory.confirmations.keys()][0]! });
    const before = structuredClone({ ...memory, mails: [] });

    expect(await register(aCall(), { ...input, name: 'Mallory' })).toEqual(first);

    expect(hashed).toHaveLength(2);
    expect({ ...memory, mails: [] }).toEqual(before);
    expect(memory.mails.at(-1)).toEqual({ kind: 'ACCOUNT_EXISTS', userId: [...memory.accounts.keys()][0] });
  });

  it('names every bad field at once and does not hash', async () => {
    const { register, hashed, memory } = setUp();

    const refused = await register(aCall(), { ...input, name: '', email: 'x', password: 'short' });

    expect(refused).toMatchObject({ refusals: [{ field: ['name'] }, { field: ['email'] }, { field: ['password'] }] });
    expect(hashed).toEqual([]);
    expect(memory.accounts.size).toBe(0);
  });
});

describe('confirmEmail', () => {
  it('leaves the other links of the same account useless', async () => {
    const { register, confirm, memory } = setUp();
    await register(aCall(), input);
    await register(aCall(), { ...input, name: 'Ana again' });
    const [first, second] = [...memory.confirmations.keys()];

    expect(await confirm(aCall(), { token: second! })).toMatchObject({ ok: true });

    expect(await confirm(aCall(), { token: first! })).toMatchObject({ refusals: [{ code: 'TOKEN_EXPIRED' }] });
    expect(await confirm(aCall(), { token: second! })).toMatchObject({ refusals: [{ code: 'TOKEN_USED' }] });
    expect(memory.events.map((event) => event.name)).toEqual(['UserRegistered', 'UserRegistered', 'UserEmailConfirmed']);
  });

  it('refuses after 24 hours of real time', async () => {
    const { register, confirm, memory, clock } = setUp();
    await register(aCall(), input);
    clock.pass(86_400);

    expect(await confirm(aCall(), { token: [...memory.confirmations.keys()][0]! })).toMatchObject({ refusals: [{ code: 'TOKEN_EXPIRED' }] });
  });

  it.each(['id-unknown', 'forged'])('refuses the token %s', async (token) => {
    const { confirm } = setUp();

    expect(await confirm(aCall(), { token })).toMatchObject({ refusals: [{ code: 'TOKEN_INVALID', field: ['token'] }] });
  });
});
