import { randomUUID } from 'node:crypto';
import { createEventConsumer, createKafkaConnection, createKafkaSender, on, type EventConsumer, type KafkaConnection } from '@conect/event-bus';
import { institutionCreated, membershipGranted, membershipRevoked, organizationApproved, toMessage, type IncomingEvent, type OutgoingEvent } from '@conect/events';
import { createLogger } from '@conect/service-kit';
import { aUser, testKafka, waitFor } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { createRegistryDataSource } from '../src/service/database/data-source';
import { anOrganizationIn, lookUp } from './operations';
import { grantRole, startRegistry, type TestRegistry } from './registry';

jest.setTimeout(60_000);

const logger = createLogger({ service: 'test', level: 'silent' });
const received: IncomingEvent[] = [];
let registry: TestRegistry;
let kafka: KafkaConnection;
let dataSource: DataSource;
let listener: EventConsumer;

beforeAll(async () => {
  const { brokers, topicPrefix } = testKafka();
  kafka = createKafkaConnection({ clientId: 'test', brokers, topicPrefix, replicationFactor: 1, logger });
  registry = await startRegistry({ KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix });
  await registry.startBackground();
  dataSource = createRegistryDataSource({ url: registry.databaseUrl, poolSize: 2 });
  await dataSource.initialize();
  listener = createEventConsumer({
    kafka,
    group: 'another-service',
    subscriptions: [on(organizationApproved, async (event) => void received.push(event))],
    transaction: (work) => dataSource.transaction(work),
    logger,
  });
  listener.start();
});
afterAll(async () => {
  await listener?.stop();
  await dataSource?.destroy();
  await registry?.stop();
});

const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

/** As identity says it. */
const aMembershipEvent = (membershipId: string, userId: string, version: number, granted: boolean): OutgoingEvent => ({
  contract: granted ? membershipGranted : membershipRevoked,
  eventId: randomUUID(),
  subject: membershipId,
  aggregateVersion: version,
  actorId: null,
  traceparent: null,
  time: new Date(),
  data: { membershipId, userId, role: 'SGG_ADMIN', institutionId: null, organizationId: null },
});

async function publish(...events: readonly OutgoingEvent[]): Promise<void> {
  const sender = createKafkaSender(kafka, [membershipGranted, institutionCreated]);
  await sender.connect();
  await sender.send(
    events.map((event) => {
      const { key, headers, value } = toMessage(event);
      return { position: '0', topic: event.contract.topic, key, headers: headers as Record<string, string>, value };
    }),
  );
  await sender.disconnect();
}

const inboxHas = (eventId: string) => async (): Promise<boolean> =>
  (await registry.sql('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length > 0;

it('institutions are known once identity has published them', async () => {
  const institutionId = randomUUID();
  const event = { ...aMembershipEvent(institutionId, randomUUID(), 1, true), contract: institutionCreated, data: { institutionId, name: 'Ministerul Mediului', type: 'MINISTRY' } };

  await publish(event, event);

  await waitFor(async () => (await registry.sql('SELECT 1 FROM institution WHERE id = $1 AND version = 1', [institutionId])).length === 1, { describe: 'the institution to be known' });
});

describe('roles, as identity publishes them', () => {
  it('hold from the grant to the revocation', async () => {
    const [officer, applicant] = [aUser(), aUser()];
    const membershipId = randomUUID();
    const organizationId = await anOrganizationIn(registry, 'SUBMITTED', { applicant, officer });
    expect(await lookUp(registry, officer, organizationId)).toBeNull();

    await publish(aMembershipEvent(membershipId, idOf(officer), 1, true));
    await waitFor(() => lookUp(registry, officer, organizationId), { describe: 'the officer to see the registration' });
    await publish(aMembershipEvent(membershipId, idOf(officer), 2, false));

    await waitFor(async () => (await lookUp(registry, officer, organizationId)) === null, { describe: 'the officer to lose his role' });
  });

  it('are right after duplicates and an old event that comes late', async () => {
    const [late, twice] = [randomUUID(), randomUUID()];
    const userId = randomUUID();
    const grant = aMembershipEvent(late, userId, 1, true);
    const revocation = aMembershipEvent(late, userId, 2, false);
    const again = aMembershipEvent(twice, userId, 1, true);

    await publish(revocation, grant, again, again);
    await waitFor(inboxHas(grant.eventId), { describe: 'the late grant to be handled' });
    await waitFor(inboxHas(again.eventId), { describe: 'the other grant to be handled' });

    expect(await registry.sql('SELECT id, version, revoked FROM membership WHERE user_id = $1 ORDER BY revoked', [userId])).toEqual([
      { id: twice, version: 1, revoked: false },
      { id: late, version: 2, revoked: true },
    ]);
  });
});

describe('an approval', () => {
  it('reaches another service once, as its contract says', async () => {
    const [officer, applicant] = [aUser(), aUser()];
    await grantRole(registry, idOf(officer), 'SGG_ADMIN');

    const organizationId = await anOrganizationIn(registry, 'ACTIVE', { applicant, officer });

    const event = await waitFor(() => received.find(({ subject }) => subject === organizationId), { describe: 'OrganizationApproved' });
    expect(event).toMatchObject({
      name: 'OrganizationApproved',
      aggregateVersion: 4,
      actorId: idOf(officer),
      data: { organizationId, applicantId: idOf(applicant), status: 'ACTIVE', countyCode: 'CJ', primaryDomain: 'E' },
    });
    expect(received.filter(({ subject }) => subject === organizationId)).toHaveLength(1);
  });
});

describe('readiness', () => {
  it('tells of database, relay, consumer and jobs', async () => {
    await waitFor(async () => (await fetch(`${registry.address}/readyz`)).status === 200, { describe: 'the registry to be ready' });

    expect(await (await fetch(`${registry.address}/readyz`)).json()).toMatchObject({ status: 'ready', failed: {} });
  });
});
