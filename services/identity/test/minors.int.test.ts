import { randomUUID } from 'node:crypto';
import { dayOf } from '@conect/legal-clock';
import { createLogger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { createLinkTokens } from '../src/account/crypto/link-tokens';
import { createGuardianArea } from '../src/guardian/create-guardian-area';
import { createIdentityDataSource } from '../src/service/database/data-source';
import { createFoundation, keysOf } from '../src/service/foundation';
import { startIdentity, testSecret, type TestIdentity } from './identity';
import { aRegistration, aSession, auditOf, codesOf, eventsOf, lastTokenFor, mutate, password, tableCounts, userPrincipal } from './operations';

let identity: TestIdentity;
let dataSource: DataSource;

beforeAll(async () => {
  identity = await startIdentity();
  dataSource = createIdentityDataSource({ url: identity.databaseUrl });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await identity?.stop();
});
beforeEach(() => identity.sql('DELETE FROM throttle'));
afterEach(() => identity.sql("UPDATE business_clock SET clock_offset = '0'"));

const keys = keysOf(testSecret);
const passDays = (days: number) => identity.sql('UPDATE business_clock SET clock_offset = clock_offset + make_interval(days => $1)', [days]);
/** From today in Romania, which is tomorrow in Greenwich for two or three hours a day. */
const inYears = (years: number, days = 0): string => {
  const [year, month, day] = dayOf(new Date()).split('-').map(Number);
  return new Date(Date.UTC(year! + years, month! - 1, day! + days)).toISOString().slice(0, 10);
};

/** Runs the job as the runner would. */
async function runJob(): Promise<void> {
  const { jobs } = createGuardianArea({ ...createFoundation({ dataSource, logger: createLogger({ service: 'test', level: 'silent' }) }), keys });
  await jobs![0]!.tasks['see-to-minors']!({}, { jobId: '1', attempt: 1, isLastAttempt: false });
}

interface Waiting {
  readonly userId: string;
  readonly email: string;
  readonly consentId: string;
  /** The token of the guardian's link. */
  readonly token: string;
}

/** Somebody of 15 who has confirmed the address. */
async function aMinor(changes: object = {}): Promise<Waiting> {
  const email = `luca-${randomUUID()}@exemplu.ro`;
  const asked = await mutate(identity, 'registerUser', aRegistration({ email, birthDate: inYears(-15), guardianEmail: `dana-${randomUUID()}@exemplu.ro`, ...changes }));
  expect(codesOf(asked)).toEqual([]);
  expect(codesOf(await mutate(identity, 'confirmEmail', { token: await lastTokenFor(identity, email) }))).toEqual([]);
  const [row] = await identity.sql<{ userId: string; consentId: string }>(
    `SELECT user_account.id AS "userId", guardian_consent.id AS "consentId" FROM user_account JOIN guardian_consent ON user_id = user_account.id WHERE email = $1`,
    [email],
  );
  return { ...row!, email, token: createLinkTokens(keys.guardianLinks).tokenOf(row!.consentId) };
}
const withdrawalToken = ({ consentId }: Waiting) => createLinkTokens(keys.guardianWithdrawals).tokenOf(consentId);
const signInCodes = async (email: string) => codesOf(await mutate(identity, 'signIn', { email, password }));
const kindsOf = async (userId: string) => (await eventsOf(identity, userId)).map(({ name, version }) => `${name} ${version}`);
/** Every text of every row that may say something of a person. */
const everything = async () =>
  (await identity.sql<{ row: string }>(
    `SELECT u::text AS row FROM user_account u UNION ALL SELECT e::text FROM email_confirmation e UNION ALL SELECT g::text FROM guardian_consent g
     UNION ALL SELECT a::text FROM audit_entry a UNION ALL SELECT o::text FROM outbox o UNION ALL SELECT i::text FROM invitation i`,
  )).map(({ row }) => row).join('\n');

describe('a person under 16', () => {
  it('does not get in before a guardian has confirmed, and only who knows the password learns why', async () => {
    const luca = await aMinor();

    expect(await signInCodes(luca.email)).toEqual(['GUARDIAN_CONFIRMATION_REQUIRED']);
    expect(codesOf(await mutate(identity, 'signIn', { email: luca.email, password: 'castel-nor-usa' }))).toEqual(['INVALID_CREDENTIALS']);
    await mutate(identity, 'requestPasswordReset', { email: luca.email });
    expect(await identity.sql('SELECT 1 FROM password_reset WHERE user_id = $1', [luca.userId])).toEqual([]);

    expect(await mutate(identity, 'confirmMinorAccount', { token: luca.token })).toEqual({ confirmed: true, userErrors: [] });

    expect(await signInCodes(luca.email)).toEqual([]);
    expect(await kindsOf(luca.userId)).toEqual(['UserRegistered 1', 'UserEmailConfirmed 2', 'GuardianConfirmationRequested 3', 'MinorAccountConfirmed 4']);
    expect(await auditOf(identity, luca.userId)).toEqual(['registerUser', 'confirmEmail', 'confirmEmail', 'confirmMinorAccount']);
  });

  it('is known by the day of the 16th birthday alone, and guardians by nothing outside identity\'s own table', async () => {
    const guardianEmail = `dana-${randomUUID()}@exemplu.ro`;
    const luca = await aMinor({ guardianEmail });

    const rows = await identity.sql('SELECT guardian_email, of_age_on::text FROM guardian_consent WHERE id = $1', [luca.consentId]);

    expect(rows).toEqual([{ guardian_email: guardianEmail, of_age_on: inYears(1) }]);
    const told = await identity.sql('SELECT 1 FROM outbox o, audit_entry a WHERE o::text LIKE $1 OR a::text LIKE $1', [`%${guardianEmail}%`]);
    expect(told).toEqual([]);
    expect(await identity.sql('SELECT 1 FROM graphile_worker._private_jobs WHERE payload::text LIKE $1', [`%${guardianEmail}%`])).toEqual([]);
  });

  it.each([
    ['names no guardian', { guardianEmail: null }, ['guardianEmail']],
    ['is born tomorrow', { birthDate: inYears(0, 1) }, ['birthDate']],
  ])('is refused when he %s, and nothing is written', async (_case, changes, field) => {
    const before = await tableCounts(identity);

    const refused = await mutate(identity, 'registerUser', aRegistration({ email: 'refuzat@exemplu.ro', birthDate: inYears(-15), guardianEmail: 'dana@exemplu.ro', ...changes }));

    expect(refused.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field }]);
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('who is 16 needs nobody, and nothing is kept of a guardian', async () => {
    const email = 'saisprezece@exemplu.ro';
    await mutate(identity, 'registerUser', aRegistration({ email, birthDate: inYears(-16), guardianEmail: 'dana@exemplu.ro' }));
    await mutate(identity, 'confirmEmail', { token: await lastTokenFor(identity, email) });

    expect(await signInCodes(email)).toEqual([]);
    expect(await everything()).not.toContain('dana@exemplu.ro');
  });

  it('counts as what the confirmed request said, whoever else asked for the address', async () => {
    const email = 'amandoi@exemplu.ro';
    await mutate(identity, 'registerUser', aRegistration({ email, birthDate: inYears(-15), guardianEmail: 'dana@exemplu.ro' }));
    const minorsToken = await lastTokenFor(identity, email);
    await mutate(identity, 'registerUser', aRegistration({ email, name: 'Mallory' }));

    await mutate(identity, 'confirmEmail', { token: minorsToken });

    expect(await signInCodes(email)).toEqual(['GUARDIAN_CONFIRMATION_REQUIRED']);
  });
});

describe('a guardian\'s link', () => {
  it('works once, also when it is followed ten times at once', async () => {
    const luca = await aMinor();

    const answers = await Promise.all(Array.from({ length: 10 }, () => mutate(identity, 'confirmMinorAccount', { token: luca.token })));

    expect(answers.filter(({ confirmed }) => confirmed)).toHaveLength(1);
    expect(answers.flatMap(codesOf)).toEqual(Array.from({ length: 9 }, () => 'TOKEN_USED'));
    expect((await kindsOf(luca.userId)).filter((kind) => kind.startsWith('MinorAccountConfirmed'))).toHaveLength(1);
    expect(codesOf(await mutate(identity, 'refuseMinorAccount', { token: luca.token }))).toEqual(['TOKEN_USED']);
  });

  it('confirms or refuses, not both, when two answer at once', async () => {
    const luca = await aMinor();

    const [confirmed, refused] = await Promise.all([
      mutate(identity, 'confirmMinorAccount', { token: luca.token }),
      mutate(identity, 'refuseMinorAccount', { token: luca.token }),
    ]);

    expect([confirmed.confirmed, refused.erased].filter((done) => done === true)).toHaveLength(1);
    expect([...codesOf(confirmed), ...codesOf(refused)]).toEqual([expect.stringMatching(/^TOKEN_(USED|INVALID)$/)]);
    expect((await kindsOf(luca.userId)).at(-1)).toMatch(confirmed.confirmed ? /^MinorAccountConfirmed/ : /^UserErased/);
  });

  it.each(['confirmMinorAccount', 'refuseMinorAccount', 'withdrawMinorAccount'] as const)('of another purpose, or forged, does not open %s', async (operation) => {
    const luca = await aMinor();
    const other = operation === 'withdrawMinorAccount' ? luca.token : withdrawalToken(luca);
    const before = await tableCounts(identity);

    for (const token of [other, 'x', '', `${luca.token.slice(0, -1)}${luca.token.endsWith('A') ? 'B' : 'A'}`, 'A'.repeat(64)]) {
      expect((await mutate(identity, operation, { token })).userErrors).toMatchObject([{ code: 'TOKEN_INVALID', field: ['token'] }]);
    }
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('is worth nothing after 7 days, and then nothing is left of the person', async () => {
    const luca = await aMinor();
    await passDays(6);
    await runJob();
    expect(await signInCodes(luca.email)).toEqual(['GUARDIAN_CONFIRMATION_REQUIRED']);
    await passDays(1);

    expect(codesOf(await mutate(identity, 'confirmMinorAccount', { token: luca.token }))).toEqual(['TOKEN_EXPIRED']);
    await runJob();
    await runJob();

    expect(await everything()).not.toContain(luca.email);
    expect((await kindsOf(luca.userId)).slice(3)).toEqual(['UserErased 4']);
    expect((await eventsOf(identity, luca.userId)).at(-1)).toMatchObject({ actorId: null, data: { userId: luca.userId } });
    expect(await signInCodes(luca.email)).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await mutate(identity, 'confirmMinorAccount', { token: luca.token }))).toEqual(['TOKEN_INVALID']);
  });
});

describe('a guardian who refuses', () => {
  it('leaves nothing of the person, whose address is free at once', async () => {
    const luca = await aMinor({ name: 'Luca Refuzat' });

    expect(await mutate(identity, 'refuseMinorAccount', { token: luca.token })).toEqual({ erased: true, userErrors: [] });

    expect(await everything()).not.toMatch(new RegExp(`Luca Refuzat|${luca.email}`));
    expect((await kindsOf(luca.userId)).slice(3)).toEqual(['UserErased 4']);
    expect((await identity.ask<{ me: object | null }>(userPrincipal(luca.userId), '{ me { name } }')).data.me).toBeNull();
    await mutate(identity, 'registerUser', aRegistration({ email: luca.email }));
    expect(codesOf(await mutate(identity, 'confirmEmail', { token: await lastTokenFor(identity, luca.email) }))).toEqual([]);
    expect(await signInCodes(luca.email)).toEqual([]);
  });
});

describe('a guardian who takes the consent back', () => {
  async function withdrawnMinor(): Promise<Waiting & { readonly refreshToken: string; readonly sessionId: string }> {
    const luca = await aMinor();
    await mutate(identity, 'confirmMinorAccount', { token: luca.token });
    const session = await aSession(identity, luca.email);
    expect(await mutate(identity, 'withdrawMinorAccount', { token: withdrawalToken(luca) })).toEqual({ withdrawn: true, userErrors: [] });
    return { ...luca, refreshToken: session.refreshToken, sessionId: session.principal.sessionId };
  }

  it('ends every session, and every process hears of it', async () => {
    const luca = await withdrawnMinor();

    expect(codesOf(await mutate(identity, 'refreshSession', { refreshToken: luca.refreshToken }))).toEqual(['SESSION_ENDED']);
    expect(await eventsOf(identity, luca.sessionId)).toMatchObject([{ name: 'AccessTokensRevoked', data: { sessionId: luca.sessionId } }]);
    expect(await signInCodes(luca.email)).toEqual(['GUARDIAN_CONFIRMATION_REQUIRED']);
    expect(codesOf(await mutate(identity, 'withdrawMinorAccount', { token: withdrawalToken(luca) }))).toEqual(['TOKEN_USED']);
    expect((await kindsOf(luca.userId)).at(-1)).toBe('MinorAccountWithdrawn 5');
  });

  it('has the account erased after 30 days, roles included', async () => {
    const luca = await withdrawnMinor();
    const membershipId = randomUUID();
    await identity.sql("INSERT INTO membership (id, version, user_id, role, organization_id, granted_at) VALUES ($1, 1, $2, 'NGO_EDITOR', $3, now())", [membershipId, luca.userId, randomUUID()]);
    await passDays(29);
    await runJob();
    expect(await everything()).toContain(luca.email);
    await passDays(2);

    await runJob();

    expect(await everything()).not.toContain(luca.email);
    expect((await kindsOf(luca.userId)).at(-1)).toBe('UserErased 6');
    expect(await kindsOf(membershipId)).toEqual(['MembershipRevoked 2']);
  });

  it('before it was given is refused', async () => {
    const luca = await aMinor();

    expect(codesOf(await mutate(identity, 'withdrawMinorAccount', { token: withdrawalToken(luca) }))).toEqual(['INVALID_STATE']);
  });
});

describe('the 16th birthday', () => {
  it('opens the account whatever the guardian said, and what was kept of a guardian goes', async () => {
    const soon = { birthDate: inYears(-16, 3) };
    const [waiting, confirmed, withdrawn] = [await aMinor(soon), await aMinor(soon), await aMinor(soon)];
    for (const { token } of [confirmed, withdrawn]) await mutate(identity, 'confirmMinorAccount', { token });
    await mutate(identity, 'withdrawMinorAccount', { token: withdrawalToken(withdrawn) });
    await passDays(2);
    await runJob();
    expect(await signInCodes(waiting.email)).toEqual(['GUARDIAN_CONFIRMATION_REQUIRED']);
    await passDays(1);

    await runJob();
    await runJob();

    for (const { email, userId, token } of [waiting, confirmed, withdrawn]) {
      expect(await signInCodes(email)).toEqual([]);
      expect((await kindsOf(userId)).at(-1)).toMatch(/^UserCameOfAge/);
      expect(await identity.sql('SELECT 1 FROM guardian_consent WHERE user_id = $1', [userId])).toEqual([]);
      expect(codesOf(await mutate(identity, 'confirmMinorAccount', { token }))).toEqual(['TOKEN_INVALID']);
    }
  });
});
