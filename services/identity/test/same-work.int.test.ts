import { Client } from 'pg';
import { startIdentity, type TestIdentity } from './identity';
import { aConfirmedUser, anSggAdmin, aRegistration, mutate, type Operation } from './operations';

let identity: TestIdentity;
const known = 'known@exemplu.ro';
const waiting = 'waiting@exemplu.ro';
const unknown = 'unknown@exemplu.ro';
const disabled = 'disabled@exemplu.ro';

beforeAll(async () => {
  identity = await startIdentity();
  await aConfirmedUser(identity, known);
  await mutate(identity, 'registerUser', aRegistration({ email: waiting }));
  const userId = await aConfirmedUser(identity, disabled);
  await mutate(identity, 'disableAccount', { userId, reason: 'Cont preluat' }, await anSggAdmin(identity, 'victor@exemplu.ro'));
});
afterAll(() => identity.stop());
beforeEach(() => identity.sql('DELETE FROM throttle'));
afterEach(() => jest.restoreAllMocks());

/** What one request asked the database, in order, without the values. */
async function statementsOf(operation: Operation, input: object): Promise<readonly string[]> {
  const statements = jest.spyOn(Client.prototype, 'query');
  statements.mockClear();
  await mutate(identity, operation, input);
  const asked = statements.mock.calls.map(([text]) => (typeof text === 'string' ? text : (text as unknown as { readonly text: string }).text));
  statements.mockRestore();
  return asked;
}

/** How often a password is hashed for either is held by the unit tests of the commands, with a hasher of their own. */
describe('the work for an address', () => {
  it.each([unknown, waiting, disabled])('is the same for a wrong password of %s as for that of a known one', async (email) => {
    const wrong = { password: 'castel-nor-usa' };

    const expected = await statementsOf('signIn', { ...wrong, email: known });

    expect(expected.length).toBeGreaterThan(3);
    expect(await statementsOf('signIn', { ...wrong, email })).toEqual(expected);
  });

  it.each([unknown, waiting, disabled])('is the same when %s forgot the password as when a known one did', async (email) => {
    const expected = await statementsOf('requestPasswordReset', { email: known });

    expect(expected.filter((text) => text.includes('add_job'))).toHaveLength(1);
    expect(await statementsOf('requestPasswordReset', { email })).toEqual(expected);
  });

  it.each([waiting, 'another@exemplu.ro'])('is the same for a registration of a known address as for one of %s, but that it is undone', async (email) => {
    const rowsBefore = await rowsOf(known);
    const expected = await statementsOf('registerUser', aRegistration({ email: known }));

    expect(expected.filter((text) => text.includes('INTO "user_account"'))).toHaveLength(1);
    expect(expected.filter((text) => text.includes('INTO outbox'))).toHaveLength(1);
    expect((await statementsOf('registerUser', aRegistration({ email }))).map((text) => text.replace('RELEASE SAVEPOINT', 'ROLLBACK TO SAVEPOINT'))).toEqual(expected);
    expect(await rowsOf(known)).toEqual(rowsBefore);
  });
});

const rowsOf = (email: string) =>
  identity.sql('SELECT a.*, (SELECT count(*) FROM email_confirmation c WHERE c.email = a.email) AS links FROM user_account a WHERE a.email = $1', [email]);
