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

  it('is one transaction with one look-up and one mail for a registration, of a known address and of an unknown one', async () => {
    const shapeOf = async (email: string) => {
      const asked = await statementsOf('registerUser', aRegistration({ email }));
      const count = (part: string): number => asked.filter((text) => text.includes(part)).length;
      return { transactions: count('START TRANSACTION'), commits: count('COMMIT'), locks: count('pg_advisory_xact_lock'), lookUps: count('FROM "user_account"'), mails: count('add_job') };
    };

    const ofKnown = await shapeOf(known);

    expect(ofKnown).toMatchObject({ transactions: 1, commits: 1, locks: 1, mails: 1 });
    expect(await shapeOf('another@exemplu.ro')).toEqual(ofKnown);
    expect(await shapeOf(waiting)).toEqual(ofKnown);
  });
});
