import { randomUUID } from 'node:crypto';
import { signForwardedPrincipal, signLookup } from '@conect/auth';
import { aUser } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';

const secret = 'a-lookup-secret-of-tests-only-0123456789';
let identity: TestIdentity;
const [ana, waiting, closed] = [randomUUID(), randomUUID(), randomUUID()];

beforeAll(async () => {
  identity = await startIdentity({ MESSAGING_LOOKUP_SECRET: secret });
  const insert = `INSERT INTO user_account (id, version, name, language, email, email_confirmed_at, password_hash, registered_at, updated_at)
    VALUES ($1, 1, $2, 'EN', $3, $4, 'x', now(), now())`;
  await identity.sql(insert, [ana, 'Ana <b>', 'ana@example.org', new Date()]);
  await identity.sql(insert, [waiting, 'Paul', 'paul@example.org', null]);
  await identity.sql(insert, [closed, 'Dan', 'dan@example.org', new Date()]);
  await identity.sql("UPDATE user_account SET disabled_at = now(), disabled_reason = 'x' WHERE id = $1", [closed]);
});
afterAll(() => identity?.stop());

const ask = async (token: string | null): Promise<{ status: number; cache: string | null; body: unknown }> => {
  const response = await fetch(`${identity.address}/internal/recipients`, { method: 'POST', headers: token === null ? {} : { authorization: `Bearer ${token}` } });
  return { status: response.status, cache: response.headers.get('cache-control'), body: await response.json() };
};
const binding = { service: 'identity', secret, now: new Date() };

describe('the look-up of recipients', () => {
  it('says address, name and language of confirmed accounts, and leaves the others and the closed ones out', async () => {
    const answer = await ask(signLookup([ana, waiting, closed, randomUUID(), 'no id'], binding));

    expect(answer).toEqual({ status: 200, cache: 'no-store', body: { recipients: [{ ref: ana, email: 'ana@example.org', name: 'Ana <b>', language: 'EN' }] } });
  });

  it('says who stands behind a session that goes on, and nobody behind one that has ended, is over, or is not there', async () => {
    const [live, ended, over, disabled] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const insert = 'INSERT INTO session (id, user_id, authenticated_at, expires_at, ended_at, end_reason) VALUES ($1, $2, now(), $3, $4, $5)';
    await identity.sql(insert, [live, ana, new Date(Date.now() + 60_000), null, null]);
    await identity.sql(insert, [ended, ana, new Date(Date.now() + 60_000), new Date(), 'SIGNED_OUT']);
    await identity.sql(insert, [over, ana, new Date(Date.now() - 60_000), null, null]);
    await identity.sql(insert, [disabled, closed, new Date(Date.now() + 60_000), null, null]);
    const { body } = await ask(signLookup([live, ended, over, disabled, randomUUID(), 'x'].map((id) => `session:${id}`), binding));

    expect(body).toEqual({ recipients: [{ ref: `session:${live}`, email: 'ana@example.org', name: 'Ana <b>', language: 'EN' }] });
  });

  it.each([
    ['no token', () => null],
    ['another key', () => signLookup([ana], { ...binding, secret: `${secret}!` })],
    ['a look-up for another service', () => signLookup([ana], { ...binding, service: 'volunteering' })],
    ['an old look-up', () => signLookup([ana], { ...binding, now: new Date(Date.now() - 120_000) })],
    ['a principal of the gateway', () => signForwardedPrincipal(aUser(ana), { subgraph: 'identity', secret: identity.principalSecret, now: new Date() })],
  ])('answers UNAUTHENTICATED to %s', async (_case, tokenOf) => {
    expect(await ask(tokenOf())).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  });
});
