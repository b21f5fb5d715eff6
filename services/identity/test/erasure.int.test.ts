import { randomUUID } from 'node:crypto';
import { createKafkaConnection, createKafkaSender, type KafkaConnection } from '@conect/event-bus';
import { erasureAnswers, toMessage, type ErasingService, type EventContract } from '@conect/events';
import type { UserPrincipal } from '@conect/auth';
import { createLogger } from '@conect/service-kit';
import { openMailbox, testKafka, waitFor, type Mailbox } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';
import { aConfirmedUser, aRegistration, aSession, auditOf, codesOf, eventsOf, mutate, password } from './operations';

const services = Object.keys(erasureAnswers) as ErasingService[];
const kafka = testKafka();
let connection: KafkaConnection;
let sender: ReturnType<typeof createKafkaSender>;
let mailbox: Mailbox;
let identity: TestIdentity;

beforeAll(async () => {
  mailbox = await openMailbox();
  connection = createKafkaConnection({ clientId: 'test', brokers: kafka.brokers, topicPrefix: kafka.topicPrefix, replicationFactor: 1, logger: createLogger({ service: 'test', level: 'silent' }) });
  sender = createKafkaSender(connection, services.flatMap((service) => Object.values(erasureAnswers[service]) as EventContract[]));
  await sender.connect();
  identity = await startIdentity({ SMTP_URL: mailbox.url, KAFKA_BROKERS: kafka.brokers.join(','), KAFKA_TOPIC_PREFIX: kafka.topicPrefix });
  await identity.startBackground();
});
afterAll(async () => {
  await identity?.stop();
  await sender?.disconnect();
  await mailbox?.close();
});
beforeEach(() => identity.sql('DELETE FROM throttle'));

interface SeenErasure {
  readonly id: string;
  readonly state: string;
  readonly blockers: readonly { readonly code: string; readonly message: string; readonly service: string }[];
}

/** Somebody signed in, with the events that this test sends about him. */
async function aPerson() {
  const email = `p-${randomUUID()}@exemplu.ro`;
  const userId = await aConfirmedUser(identity, email);
  const { principal, refreshToken } = await aSession(identity, email);
  return { email, userId, principal, refreshToken, version: 0 };
}
type Person = Awaited<ReturnType<typeof aPerson>>;

const erasureOf = async ({ principal }: Pick<Person, 'principal'>) =>
  (await identity.ask<{ me: { erasure: SeenErasure | null } | null }>(principal, '{ me { erasure { id state requestedAt stateSince blockers { code message since service } } } }')).data.me?.erasure;
const request = ({ principal }: Pick<Person, 'principal'>, input: object = {}) => mutate(identity, 'requestErasure', input, principal);
const withdraw = ({ principal }: Pick<Person, 'principal'>) => mutate(identity, 'withdrawErasureRequest', {}, principal);
const stateOf = async (userId: string) => (await identity.sql<{ state: string }>('SELECT state FROM erasure WHERE user_id = $1 ORDER BY id DESC LIMIT 1', [userId]))[0]?.state;
const inState = (userId: string, state: string) => waitFor(async () => (await stateOf(userId)) === state, { describe: `the erasure to be ${state}` });
const namesOf = async (userId: string) => (await eventsOf(identity, userId)).map(({ name, version }) => `${name} ${version}`).slice(2);
const sweep = () => identity.sql("SELECT graphile_worker.add_job('see-to-erasures')");

/** What another service says, delivered twice, and handled. */
async function says(person: Person, service: ErasingService, said: keyof (typeof erasureAnswers)[ErasingService], data: object): Promise<void> {
  const contract: EventContract = erasureAnswers[service][said];
  person.version += 1;
  const eventId = randomUUID();
  const event = { eventId, contract, subject: person.userId, aggregateVersion: person.version, actorId: null, traceparent: null, time: new Date(), data: { userId: person.userId, ...data } };
  const row = { ...toMessage(event), topic: contract.topic };
  await sender.send([row, row] as never);
  await waitFor(async () => (await identity.sql('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length > 0, { describe: `${service} to be heard` });
}
const clear = async (person: Person, erasureId: string, from: readonly ErasingService[] = services) => {
  for (const service of from) await says(person, service, 'cleared', { erasureId });
};
const inForce = { blockers: [{ code: 'CONTRACT_IN_FORCE', since: '2026-03-02T09:00:00.000Z' }] };

describe('whoever asks to be erased', () => {
  it('is erased when every service has cleared him, told by a last mail, and done with when the last one has forgotten', async () => {
    const person = await aPerson();
    const { email, userId } = person;
    const asked = await request(person, { idempotencyKey: 'one' });
    expect(asked).toMatchObject({ erasure: { state: 'REQUESTED', blockers: [] }, userErrors: [] });
    expect(await request(person)).toMatchObject({ erasure: { id: asked.erasure.id } });

    await clear(person, asked.erasure.id, services.slice(1));
    expect(await stateOf(userId)).toBe('REQUESTED');
    await clear(person, asked.erasure.id, services.slice(0, 1));
    expect((await mailbox.nextTo(email, 'ultimul mesaj')).text).toContain('Ana Moldovan');
    await waitFor(async () => (await namesOf(userId)).includes('UserErased 5'), { describe: 'the person to be erased' });

    expect(codesOf(await mutate(identity, 'refreshSession', { refreshToken: person.refreshToken }))).toEqual(['SESSION_ENDED']);
    expect(codesOf(await mutate(identity, 'signIn', { email, password }))).toEqual(['INVALID_CREDENTIALS']);
    const left = await identity.sql(`SELECT FROM user_account u WHERE u::text LIKE $1 UNION ALL SELECT FROM audit_entry a WHERE a::text LIKE $1 UNION ALL SELECT FROM outbox o WHERE o::text LIKE $1
      UNION ALL SELECT FROM graphile_worker._private_jobs j WHERE j::text LIKE $1 UNION ALL SELECT FROM idempotency_record i WHERE i.user_id = $2`, [`%${email}%`, userId]);
    expect(left).toEqual([]);
    expect(await aConfirmedUser(identity, email)).not.toBe(userId);

    for (const service of services.slice(1)) await says(person, service, 'forgotten', {});
    expect(await stateOf(userId)).toBe('ERASING');
    await says(person, services[0]!, 'forgotten', {});
    await inState(userId, 'ERASED');
    expect(await namesOf(userId)).toEqual(['UserErasureRequested 3', 'UserErasureBegun 4', 'UserErased 5', 'UserErasureCompleted 6']);
    expect(await auditOf(identity, userId)).toEqual(['registerUser', 'confirmEmail', 'requestErasure', 'seeToErasure', 'seeToErasure', 'seeToErasure']);
  });

  it('waits while a contract is in force, is told why, and is erased when it has ended', async () => {
    const person = await aPerson();
    const { erasure } = await request(person);
    await clear(person, erasure.id, ['registry', 'consultations', 'messaging']);
    await says(person, 'volunteering', 'deferred', { erasureId: erasure.id, ...inForce });
    await inState(person.userId, 'DEFERRED');

    expect(await erasureOf(person)).toMatchObject({ state: 'DEFERRED', blockers: [{ code: 'CONTRACT_IN_FORCE', message: expect.stringContaining('15 days of notice'), service: 'VOLUNTEERING' }] });
    await sweep();
    await says(person, 'volunteering', 'cleared', { erasureId: erasure.id });
    await inState(person.userId, 'ERASING');
    expect((await namesOf(person.userId)).slice(0, 3)).toEqual(['UserErasureRequested 3', 'UserErasureDeferred 4', 'UserErasureBegun 5']);
  });

  it('can take it back until then, and answers to it change nothing any more', async () => {
    const person = await aPerson();
    expect(codesOf(await withdraw(person))).toEqual(['NOT_FOUND']);
    const { erasure } = await request(person);
    await says(person, 'volunteering', 'deferred', { erasureId: erasure.id, ...inForce });
    await inState(person.userId, 'DEFERRED');

    expect(await withdraw(person)).toMatchObject({ erasure: { id: erasure.id, state: 'WITHDRAWN' }, userErrors: [] });
    await clear(person, erasure.id);
    expect(await stateOf(person.userId)).toBe('WITHDRAWN');
    expect(codesOf(await mutate(identity, 'signIn', { email: person.email, password }))).toEqual([]);

    const again = await request(person);
    expect(again.erasure.id).not.toBe(erasure.id);
    await clear(person, again.erasure.id);
    await waitFor(async () => (await namesOf(person.userId)).some((name) => name.startsWith('UserErased ')), { describe: 'the person to be erased' });
  });

  it('as the only administrator waits for another, and goes on by itself', async () => {
    const [person, other, organizationId] = [await aPerson(), await aPerson(), randomUUID()];
    const makeAdmin = (userId: string) =>
      identity.sql("INSERT INTO membership (id, version, user_id, role, organization_id, granted_at) VALUES ($1, 1, $2, 'NGO_ADMIN', $3, now())", [randomUUID(), userId, organizationId]);
    await makeAdmin(person.userId);
    const { erasure } = await request(person);
    expect(erasure.blockers).toMatchObject([{ code: 'LAST_ADMIN', service: 'IDENTITY' }]);
    await clear(person, erasure.id);
    await inState(person.userId, 'DEFERRED');

    await makeAdmin(other.userId);
    await sweep();
    await inState(person.userId, 'ERASING');
    expect(await identity.sql('SELECT user_id FROM membership WHERE organization_id = $1 AND revoked_at IS NULL', [organizationId])).toEqual([{ user_id: other.userId }]);
  });

  it('has signed in just now, with the second factor if there is one', async () => {
    const person = await aPerson();
    const old: UserPrincipal = { ...person.principal, authenticatedAt: person.principal.authenticatedAt - 16 * 60 };
    expect(codesOf(await request({ principal: old }))).toEqual(['RECENT_SIGN_IN_REQUIRED']);
    await identity.sql("INSERT INTO second_factor (user_id, sealed_secret, confirmed_at, last_step) VALUES ($1, 'x', now(), 1)", [person.userId]);
    expect(codesOf(await request(person))).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect(await stateOf(person.userId)).toBeUndefined();
    expect(await request({ principal: { ...person.principal, assurance: 'SECOND_FACTOR' } })).toMatchObject({ userErrors: [] });
  });

  it('whose account SGG has closed meanwhile is kept until it is opened', async () => {
    const person = await aPerson();
    const { erasure } = await request(person);
    await identity.sql("UPDATE user_account SET disabled_at = now(), disabled_reason = 'Furt.' WHERE id = $1", [person.userId]);
    await clear(person, erasure.id);
    await inState(person.userId, 'DEFERRED');
  });
});

it('has the others forget whoever was erased without asking too', async () => {
  const email = `p-${randomUUID()}@exemplu.ro`;
  await mutate(identity, 'registerUser', aRegistration({ email, birthDate: `${new Date().getUTCFullYear() - 15}-01-01`, guardianEmail: `g-${email}` }));
  const [row] = await identity.sql<{ id: string }>('SELECT id FROM user_account WHERE email = $1', [email]);
  await identity.sql("UPDATE business_clock SET clock_offset = '31 days'");
  await identity.sql("SELECT graphile_worker.add_job('see-to-inactive-accounts')");
  await inState(row!.id, 'ERASING');
  await identity.sql("UPDATE business_clock SET clock_offset = '0'");

  const person = { userId: row!.id, version: 0 } as Person;
  for (const service of services) await says(person, service, 'forgotten', {});
  await inState(row!.id, 'ERASED');
});
