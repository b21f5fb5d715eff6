import { randomUUID } from 'node:crypto';
import { createLogger } from '@conect/service-kit';
import { openMailbox, type Mailbox } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { createLinkTokens } from '../src/account/crypto/link-tokens';
import { createRetentionArea } from '../src/retention/create-retention-area';
import { createIdentityDataSource } from '../src/service/database/data-source';
import { createFoundation, keysOf } from '../src/service/foundation';
import { startIdentity, testSecret, type TestIdentity } from './identity';
import { tokenIn } from './mail-links';
import { aConfirmedUser, anSggAdmin, aRegistration, aSession, auditOf, codesOf, eventsOf, mutate, password } from './operations';

let mailbox: Mailbox;
let identity: TestIdentity;
let dataSource: DataSource;

beforeAll(async () => {
  mailbox = await openMailbox();
  identity = await startIdentity({ SMTP_URL: mailbox.url });
  await identity.startBackground();
  dataSource = createIdentityDataSource({ url: identity.databaseUrl });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await identity?.stop();
  await mailbox?.close();
});
beforeEach(() => identity.sql('DELETE FROM throttle'));
afterEach(() => identity.sql("UPDATE business_clock SET clock_offset = '0'"));

const keys = keysOf(testSecret);
const terms = { inactiveDays: 1_095, firstWarningDays: 90, secondWarningDays: 30, archivedDays: 365 };
const run = createRunner();

/** Runs the job as the runner would. */
function createRunner(): () => Promise<void> {
  return async () => {
    const { jobs } = createRetentionArea({ ...createFoundation({ dataSource, logger: createLogger({ service: 'test', level: 'silent' }) }), keys, terms });
    await jobs![0]!.tasks['see-to-inactive-accounts']!({}, { jobId: '1', attempt: 1, isLastAttempt: false });
  };
}
/** So many days from the beginning, with the job run twice. */
async function afterDays(days: number): Promise<void> {
  await identity.sql('UPDATE business_clock SET clock_offset = make_interval(days => $1)', [days]);
  await run();
  await run();
}
const anAddress = () => `p-${randomUUID()}@exemplu.ro`;
const kindsOf = async (userId: string) => (await eventsOf(identity, userId)).slice(2).map(({ name, version }) => `${name} ${version}`);
const signInCodes = async (email: string) => codesOf(await mutate(identity, 'signIn', { email, password }));
const restoreToken = (userId: string) => createLinkTokens(keys.restoreLinks).tokenOf(userId);
const giveRole = (userId: string, role: string, place: object) =>
  identity.sql('INSERT INTO membership (id, version, user_id, role, institution_id, organization_id, granted_at) VALUES ($1, 1, $2, $3, $4, $5, now())', [
    randomUUID(),
    userId,
    role,
    (place as { institutionId?: string }).institutionId ?? null,
    (place as { organizationId?: string }).organizationId ?? null,
  ]);
const isErased = async (userId: string) => (await kindsOf(userId)).some((kind) => kind.startsWith('UserErased'));

describe('an account that nobody uses', () => {
  it('is warned about twice by mail, archived, and erased a year later', async () => {
    const email = anAddress();
    const userId = await aConfirmedUser(identity, email);
    const session = await aSession(identity, email);

    await afterDays(1_004);
    expect(await kindsOf(userId)).toEqual([]);
    await afterDays(1_006);
    expect(await kindsOf(userId)).toEqual(['UserWarnedOfInactivity 3']);
    expect((await mailbox.nextTo(email, 'arhivat')).text).toMatch(/înainte de \d{4}-\d\d-\d\d/);
    await afterDays(1_067);
    expect(await kindsOf(userId)).toHaveLength(2);
    await mailbox.nextTo(email, 'arhivat');
    await afterDays(1_098);
    expect(await kindsOf(userId)).toEqual(['UserWarnedOfInactivity 3', 'UserWarnedOfInactivity 4', 'UserArchived 5']);
    expect(codesOf(await mutate(identity, 'refreshSession', { refreshToken: session.refreshToken }))).toEqual(['SESSION_ENDED']);
    await afterDays(1_460);
    expect(await isErased(userId)).toBe(false);
    await afterDays(1_464);

    expect((await kindsOf(userId)).at(-1)).toBe('UserErased 6');
    const left = await identity.sql('SELECT 1 FROM user_account u, audit_entry a, outbox o WHERE u::text LIKE $1 OR a::text LIKE $1 OR o::text LIKE $1', [`%${email}%`]);
    expect(left).toEqual([]);
    expect(await auditOf(identity, userId)).toEqual(['registerUser', 'confirmEmail', ...Array.from({ length: 4 }, () => 'seeToInactive')]);
    expect(codesOf(await mutate(identity, 'restoreAccount', { token: restoreToken(userId) }))).toEqual(['TOKEN_INVALID']);
  });

  it('is restored by the link in the mail, which also comes to who signs in with the right password', async () => {
    const email = anAddress();
    const userId = await aConfirmedUser(identity, email);
    for (const days of [1_006, 1_067, 1_098]) await afterDays(days);
    await mailbox.nextTo(email, 'restore-account');
    expect(codesOf(await mutate(identity, 'signIn', { email, password: 'castel-nor-usa' }))).toEqual(['INVALID_CREDENTIALS']);
    expect(await signInCodes(email)).toEqual(['ACCOUNT_ARCHIVED']);
    const token = tokenIn(await mailbox.nextTo(email, 'restore-account'));

    const answers = await Promise.all([1, 2, 3].map(() => mutate(identity, 'restoreAccount', { token })));

    expect(answers.filter(({ restored }) => restored)).toHaveLength(1);
    expect(answers.flatMap(codesOf)).toEqual(['TOKEN_USED', 'TOKEN_USED']);
    expect(await signInCodes(email)).toEqual([]);
    await run();
    expect((await kindsOf(userId)).at(-1)).toBe('UserRestored 6');
    expect((await mutate(identity, 'restoreAccount', { token: 'x' })).userErrors).toMatchObject([{ code: 'TOKEN_INVALID', field: ['token'] }]);
  });

  it('is left alone once its owner signs in or a session goes on', async () => {
    const [signsIn, goesOn] = [anAddress(), anAddress()];
    const ids = [await aConfirmedUser(identity, signsIn), await aConfirmedUser(identity, goesOn)];
    const { refreshToken } = await aSession(identity, goesOn);
    await afterDays(1_006);
    expect((await Promise.all(ids.map(kindsOf))).map((kinds) => kinds.length)).toEqual([1, 1]);

    await aSession(identity, signsIn);
    await mutate(identity, 'refreshSession', { refreshToken });
    await afterDays(1_200);

    expect((await Promise.all(ids.map(kindsOf))).map((kinds) => kinds.length)).toEqual([1, 1]);
  });

  it('whose address nobody confirmed is erased after 30 days, and the address is free', async () => {
    const email = anAddress();
    await mutate(identity, 'registerUser', aRegistration({ email }));
    await afterDays(29);
    expect(await identity.sql('SELECT 1 FROM user_account WHERE email = $1', [email])).toHaveLength(1);

    await afterDays(31);

    expect(await identity.sql('SELECT 1 FROM user_account WHERE email = $1', [email])).toEqual([]);
  });
});

describe('somebody whom an organization, an institution or SGG needs', () => {
  const stayAway = async () => {
    for (const days of [1_006, 1_067, 1_098, 1_464, 1_465]) await afterDays(days);
  };

  it('is archived, and erased only when there is another; of two who stay away, one is kept', async () => {
    const [first, second, other] = [await aConfirmedUser(identity, anAddress()), await aConfirmedUser(identity, anAddress()), await aConfirmedUser(identity, anAddress())];
    const [ours, theirs] = [{ organizationId: randomUUID() }, { organizationId: randomUUID() }];
    for (const userId of [first, second]) await giveRole(userId, 'NGO_ADMIN', ours);
    await giveRole(other, 'NGO_ADMIN', theirs);

    await stayAway();

    expect((await Promise.all([first, second].map(isErased))).filter((erased) => erased)).toHaveLength(1);
    expect(await isErased(other)).toBe(false);
    expect((await kindsOf(other)).at(-1)).toMatch(/^UserArchived/);
    await giveRole(await aConfirmedUser(identity, anAddress()), 'NGO_ADMIN', theirs);
    await afterDays(1_466);
    expect(await isErased(other)).toBe(true);
  });

  it('as its representative is not erased before there is a successor', async () => {
    const elena = await aConfirmedUser(identity, anAddress());
    const [institution] = await identity.sql<{ id: string }>("SELECT id FROM institution WHERE type = 'MINISTRY' ORDER BY id LIMIT 1");
    await giveRole(elena, 'INSTITUTION_REPRESENTATIVE', { institutionId: institution!.id });

    await stayAway();

    expect(await isErased(elena)).toBe(false);
  });

  it('as the only one who runs CONECT for SGG is warned, not archived', async () => {
    const { userId } = await anSggAdmin(identity, anAddress());

    await stayAway();

    expect((await kindsOf(userId)).every((kind) => kind.startsWith('UserWarnedOfInactivity'))).toBe(true);
  });
});
