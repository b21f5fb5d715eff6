import { randomUUID } from 'node:crypto';
import { anonymous, type Principal, type UserPrincipal } from '@conect/auth';
import { createKafkaConnection, createKafkaSender } from '@conect/event-bus';
import { organizationApproved, toMessage } from '@conect/events';
import { createLogger } from '@conect/service-kit';
import { testKafka, waitFor } from '@conect/testing';
import { Client } from 'pg';
import { runCommand } from '../src/service/commands';
import { createDemoAccounts } from '../src/service/demo-accounts';
import { atShell } from '../src/service/shell';
import { startIdentity, testSecret, type TestIdentity } from './identity';
import { aRegistration, aSignedInUser, auditOf, codesOf, eventsOf, mutate } from './operations';

const kafka = testKafka();
let identity: TestIdentity;

beforeAll(async () => {
  identity = await startIdentity({ KAFKA_BROKERS: kafka.brokers.join(','), KAFKA_TOPIC_PREFIX: kafka.topicPrefix });
});
afterAll(() => identity.stop());

const sggId = '0193a5d0-0000-7000-8000-000000000001';
const shellSettings = () => ({ NODE_ENV: 'test', IDENTITY_DATABASE_URL: identity.databaseUrl, IDENTITY_SECRET: testSecret });
const command = (...words: string[]) => atShell(shellSettings(), async (shell) => runCommand(words, shell));
interface SeenMembership {
  readonly id: string;
  readonly role: string;
  readonly institution: object | null;
  readonly organization: { readonly id: string } | null;
}
const membershipsOf = async (principal: Principal) =>
  (await identity.ask<{ me: { memberships: SeenMembership[] } }>(principal, '{ me { memberships { id role institution { id name type } organization { id } } } }')).data.me.memberships;

async function anSggAdmin(email: string): Promise<UserPrincipal> {
  const principal = await aSignedInUser(identity, email);
  expect(await command('grant-sgg-admin', email)).toMatchObject({ done: true });
  return principal;
}

describe('SGG', () => {
  it('is there from the start, with its event and audit entry, once', async () => {
    const query = `{ institutions(filter: { types: [SGG] }) { nodes { id name type } totalCount pageInfo { hasNextPage } } }`;

    expect((await identity.ask<{ institutions: unknown }>(anonymous, query)).data.institutions).toEqual({
      nodes: [{ id: sggId, name: 'Secretariatul General al Guvernului', type: 'SGG' }],
      totalCount: 1,
      pageInfo: { hasNextPage: false },
    });
    expect(await eventsOf(identity, sggId)).toEqual([
      {
        name: 'InstitutionCreated',
        version: 1,
        actorId: null,
        data: { institutionId: sggId, name: 'Secretariatul General al Guvernului', type: 'SGG', parentId: null },
      },
    ]);
    expect(await auditOf(identity, sggId)).toEqual(['seedInstitutions']);
  });
});

describe('grant-sgg-admin', () => {
  it('makes a confirmed user an administrator, with event and audit entry, once', async () => {
    const victor = await anSggAdmin('victor@exemplu.ro');
    expect(await command('grant-sgg-admin', 'Victor@exemplu.ro')).toMatchObject({ done: true });

    const memberships = await membershipsOf(victor);

    expect(memberships).toEqual([
      { id: memberships[0]!.id, role: 'SGG_ADMIN', institution: { id: sggId, name: 'Secretariatul General al Guvernului', type: 'SGG' }, organization: null },
    ]);
    expect(await eventsOf(identity, memberships[0]!.id)).toMatchObject([
      { name: 'MembershipGranted', version: 1, data: { userId: victor.userId, role: 'SGG_ADMIN', institutionId: sggId, organizationId: null } },
    ]);
    expect(await auditOf(identity, memberships[0]!.id)).toEqual(['grant-sgg-admin']);
  });

  it.each([
    ['nobody@exemplu.ro', 'NOT_FOUND'],
    ['waiting@exemplu.ro', 'EMAIL_NOT_CONFIRMED'],
    ['no address', 'BAD_USER_INPUT'],
  ])('refuses %s', async (email, code) => {
    await mutate(identity, 'registerUser', aRegistration({ email: 'waiting@exemplu.ro' }));

    const outcome = await command('grant-sgg-admin', email);

    expect(outcome?.done).toBe(false);
    expect(outcome?.text).toContain(code);
  });

  it('is undone by revoke-sgg-admin, and can be done again', async () => {
    const ioana = await anSggAdmin('ioana@exemplu.ro');
    const { id } = (await membershipsOf(ioana))[0]!;

    expect(await command('revoke-sgg-admin', 'ioana@exemplu.ro')).toMatchObject({ done: true });

    expect(await membershipsOf(ioana)).toEqual([]);
    expect((await eventsOf(identity, id)).map(({ name, version }) => `${name} ${version}`)).toEqual(['MembershipGranted 1', 'MembershipRevoked 2']);
    expect((await command('revoke-sgg-admin', 'ioana@exemplu.ro'))?.text).toContain('NOT_FOUND');
    expect(await command('grant-sgg-admin', 'ioana@exemplu.ro')).toMatchObject({ done: true });
  });

  it('has a twin for those of SGG who only read', async () => {
    const simona = await aSignedInUser(identity, 'simona@exemplu.ro');

    expect((await command('grant-sgg-analyst', 'simona@exemplu.ro'))?.text).toMatch(/^SGG_ANALYST holds: membership /);
    expect((await membershipsOf(simona)).map(({ role }) => role)).toEqual(['SGG_ANALYST']);
    expect((await command('revoke-sgg-admin', 'simona@exemplu.ro'))?.text).toContain('NOT_FOUND');
    expect(await command('revoke-sgg-analyst', 'simona@exemplu.ro')).toMatchObject({ done: true });
    expect(await membershipsOf(simona)).toEqual([]);
  });

  it.each([[[]], [['dance']], [['grant-sgg-admin']], [['grant-sgg-admin', 'a@exemplu.ro', 'b@exemplu.ro']]])('does not know %j', async (words) => {
    expect(await command(...words)).toBeNull();
  });
});

describe('the demo accounts', () => {
  it('are made once, confirmed, with their roles, and sign in', async () => {
    const accounts = await atShell(shellSettings(), createDemoAccounts);
    await atShell(shellSettings(), createDemoAccounts);

    for (const { name, email, password, roles } of accounts) {
      const signedIn = await mutate(identity, 'signIn', { email, password });
      expect(codesOf(signedIn)).toEqual([]);
      expect(signedIn.user).toMatchObject({ name, memberships: roles.map((role) => ({ role })) });
      expect((await eventsOf(identity, signedIn.user.id)).map(({ version }) => version)).toEqual([1, 2]);
    }
    expect(accounts.map(({ name }) => name.split(' ')[0])).toEqual(['Ana', 'Victor', 'Elena', 'Radu', 'Paul']);
  });

  it('are refused in production', async () => {
    const secret = 'd3b07384d113edec49eaa6238ad5ff00d3b07384d113edec49eaa6238ad5ff00';
    const production = { ...shellSettings(), NODE_ENV: 'production', IDENTITY_SECRET: secret };

    await expect(atShell(production, createDemoAccounts)).rejects.toThrow('refused in production');
  });
});

describe('OrganizationApproved', () => {
  const logger = createLogger({ service: 'test', level: 'silent' });
  const connection = createKafkaConnection({ clientId: 'test', brokers: kafka.brokers, topicPrefix: kafka.topicPrefix, replicationFactor: 1, logger });

  async function publish(applicantId: string, organizationId: string, eventIds: readonly string[]): Promise<void> {
    const sender = createKafkaSender(connection, [organizationApproved]);
    await sender.connect();
    const rows = eventIds.map((eventId) => ({
      ...toMessage({
        eventId,
        contract: organizationApproved,
        subject: organizationId,
        aggregateVersion: 5,
        actorId: officerId,
        traceparent: null,
        time: new Date(),
        data: { ...organizationApproved.example, organizationId, applicantId },
      }),
      topic: organizationApproved.topic,
    }));
    await sender.send(rows as never).finally(sender.disconnect);
  }
  const officerId = randomUUID();

  it('makes the applicant NGO_ADMIN, once, however often it is delivered or said', async () => {
    const ana = await aSignedInUser(identity, 'ana@exemplu.ro');
    const organizationId = randomUUID();
    const eventId = randomUUID();
    const last = randomUUID();
    await publish(ana.userId, organizationId, [eventId, eventId, randomUUID(), last]);
    await identity.startBackground();

    await waitFor(async () => (await identity.sql('SELECT 1 FROM inbox WHERE event_id = $1', [last])).length > 0, { describe: 'the last event to be handled' });

    const memberships = await membershipsOf(ana);
    expect(memberships).toEqual([{ id: memberships[0]!.id, role: 'NGO_ADMIN', institution: null, organization: { id: organizationId } }]);
    expect(await eventsOf(identity, memberships[0]!.id)).toEqual([
      {
        name: 'MembershipGranted',
        version: 1,
        actorId: officerId,
        data: { membershipId: memberships[0]!.id, userId: ana.userId, role: 'NGO_ADMIN', institutionId: null, organizationId },
      },
    ]);
    expect(await auditOf(identity, memberships[0]!.id)).toEqual(['onOrganizationApproved']);
  });
});

describe('who sees whom', () => {
  const organizationId = randomUUID();
  const otherOrganizationId = randomUUID();
  let admin: UserPrincipal;
  let editor: UserPrincipal;
  let stranger: UserPrincipal;
  let officer: UserPrincipal;

  beforeAll(async () => {
    [admin, editor, stranger] = (await Promise.all(
      ['admin', 'editor', 'stranger'].map((name) => aSignedInUser(identity, `${name}@vede.ro`, { name })),
    )) as [typeof admin, typeof editor, typeof stranger];
    officer = await anSggAdmin('officer@vede.ro');
    await give(admin.userId, 'NGO_ADMIN', organizationId);
    await give(editor.userId, 'NGO_EDITOR', organizationId);
    await give(stranger.userId, 'NGO_ADMIN', otherOrganizationId);
  });
  const give = (userId: string, role: string, organization: string) =>
    identity.sql("INSERT INTO membership (id, version, user_id, role, organization_id, granted_at) VALUES ($1, 1, $2, $3, $4, now())", [
      randomUUID(),
      userId,
      role,
      organization,
    ]);

  interface SeenEntity {
    readonly id: string;
    readonly members?: readonly { readonly role: string }[] | null;
  }
  const entities = async (principal: Principal, ...representations: object[]) =>
    (
      await identity.ask<{ _entities: (SeenEntity | null)[] }>(
        principal,
        `query ($representations: [_Any!]!) { _entities(representations: $representations) {
          ... on User { id name email language memberships { role } }
          ... on Organization { id members { role user { name email } organization { id } } }
          ... on Institution { id } } }`,
        { representations },
      )
    ).data._entities;
  const user = ({ userId: id }: { userId: string }) => ({ __typename: 'User', id });
  const organization = { __typename: 'Organization', id: organizationId };

  it.each([
    ['the person', () => editor, { name: 'editor', email: 'editor@vede.ro', language: 'RO', memberships: [{ role: 'NGO_EDITOR' }] }],
    ['a colleague', () => admin, { name: 'editor', email: null, language: null, memberships: null }],
    ['an SGG administrator', () => officer, { name: 'editor', email: null, language: null, memberships: [{ role: 'NGO_EDITOR' }] }],
    ['a stranger', () => stranger, { name: null, email: null, language: null, memberships: null }],
    ['nobody', () => anonymous, { name: null, email: null, language: null, memberships: null }],
  ])('%s sees of a person what is his to see', async (_who, viewer, expected) => {
    const [seen] = await entities(viewer(), user(editor));

    expect(seen).toEqual({ id: editor.userId, ...expected });
  });

  it('a former colleague sees nothing any more', async () => {
    const former = await aSignedInUser(identity, 'former@vede.ro');
    await give(former.userId, 'NGO_EDITOR', organizationId);
    expect((await entities(former, user(admin)))[0]).not.toBeNull();

    await identity.sql('UPDATE membership SET revoked_at = now() WHERE user_id = $1', [former.userId]);

    expect((await entities(former, user(admin)))[0]).toMatchObject({ id: admin.userId, name: null });
  });

  it.each([
    ['a member', () => admin, ['NGO_ADMIN', 'NGO_EDITOR']],
    ['an SGG administrator', () => officer, ['NGO_ADMIN', 'NGO_EDITOR']],
    ['a member of another one', () => stranger, null],
    ['nobody', () => anonymous, null],
  ])('%s sees of an organization\'s members what is his to see', async (_who, viewer, roles) => {
    const [seen] = await entities(viewer(), organization);

    expect(seen!.members?.map(({ role }) => role) ?? null).toEqual(roles);
    expect(JSON.stringify(seen)).not.toContain(viewer() === admin ? 'editor@vede.ro' : '@vede.ro');
  });

  it('answers null for ids that are none or of another kind, and of a person who is not there what it says of a hidden one', async () => {
    const institution = (id: string) => ({ __typename: 'Institution', id });
    const answers = await entities(
      officer,
      ...['', 'x', '\0', "' OR 1=1 --"].map((userId) => user({ userId })),
      ...['x', randomUUID()].map(institution),
    );

    const nobody = randomUUID();
    expect(answers).toEqual(Array.from({ length: 6 }, () => null));
    expect(await entities(officer, user({ userId: nobody }))).toEqual([{ id: nobody, name: null, email: null, language: null, memberships: null }]);
    expect((await entities(officer, { __typename: 'Organization', id: "' OR 1=1 --" }))[0]!.members).toBeNull();
    expect((await entities(officer, institution(sggId.toUpperCase())))[0]).toMatchObject({ id: sggId });
  });

  it('asks the database as often for many organizations as for one', async () => {
    const organizations = Array.from({ length: 20 }, (_one, index) => ({ __typename: 'Organization', id: index === 0 ? organizationId : randomUUID() }));
    for (const { id } of organizations.slice(1)) {
      await give(editor.userId, 'NGO_EDITOR', id);
      await give(admin.userId, 'NGO_ADMIN', id);
    }
    const statements = jest.spyOn(Client.prototype, 'query');
    const counted = async (...representations: object[]): Promise<number> => {
      statements.mockClear();
      await entities(officer, ...representations);
      // The background is running: what it asks for meanwhile is not this request's.
      return statements.mock.calls.filter(([text]) => /FROM \\"(user_account|membership|institution)\\"/.test(JSON.stringify(text))).length;
    };

    const forOne = await counted(organizations[0]!);
    const forTwenty = await counted(...organizations);

    expect(forOne).toBeGreaterThan(0);
    expect(forTwenty).toBe(forOne);
    statements.mockRestore();
  });
});
