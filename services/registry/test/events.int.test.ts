import { randomUUID } from 'node:crypto';
import { createEventConsumer, createKafkaConnection, createKafkaSender, on, type EventConsumer, type KafkaConnection } from '@conect/event-bus';
import { institutionClosed, institutionCreated, institutionUpdated, membershipGranted, membershipRevoked, organizationApproved, toMessage, type IncomingEvent, type OutgoingEvent } from '@conect/events';
import { createLogger } from '@conect/service-kit';
import { aUser, testKafka, waitFor } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { createRegistryDataSource } from '../src/service/database/data-source';
import { aCui, anOrganizationIn, lookUp } from './operations';
import { grantRole, startRegistry, type TestRegistry } from './registry';

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
  const rows = events.map((event) => {
    const { key, headers, value } = toMessage(event);
    return { position: '0', topic: event.contract.topic, key, headers: headers as Record<string, string>, value };
  });
  await sender.connect();
  await sender.send(rows).finally(sender.disconnect);
}

const inboxHas = (eventId: string) => async (): Promise<boolean> =>
  (await registry.sql('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length > 0;

it('institutions are known once identity has published them', async () => {
  const institutionId = randomUUID();
  const event = { ...aMembershipEvent(institutionId, randomUUID(), 1, true), contract: institutionCreated, data: { institutionId, name: 'Ministerul Mediului', type: 'MINISTRY' } };

  await publish(event, event);

  await waitFor(async () => (await registry.sql('SELECT 1 FROM institution WHERE id = $1 AND version = 1', [institutionId])).length === 1, { describe: 'the institution to be known' });
});

it('institutions that identity closes take their records with them, once, whoever closed them; others keep theirs', async () => {
  const [applicant, officer] = [aUser(), aUser()];
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  const [closing, other] = [randomUUID(), randomUUID()];
  const closedBy = randomUUID();
  const said = (institutionId: string, contract: OutgoingEvent['contract'], version: number, more: object = {}): OutgoingEvent => ({
    ...aMembershipEvent(institutionId, randomUUID(), version, true),
    contract,
    actorId: closedBy,
    data: { institutionId, ...more },
  });
  const facts = { name: 'Ministerul Mediului', type: 'MINISTRY', parentId: null };
  await publish(said(closing, institutionCreated, 1, facts), said(other, institutionCreated, 1, facts), said(closing, institutionUpdated, 2, { ...facts, changedFields: [] }));
  await waitFor(async () => (await registry.sql('SELECT 1 FROM institution WHERE id = $1 AND version = 2 AND NOT closed', [closing])).length === 1, { describe: 'the change to be known' });
  const records = [];
  for (const [institutionId, status] of [[closing, 'REQUESTED'], [closing, 'CONFIRMED'], [other, 'REQUESTED']] as const) {
    const organizationId = await anOrganizationIn(registry, 'ACTIVE', { applicant, officer }, { cui: aCui() });
    const id = randomUUID();
    const confirmed = status === 'CONFIRMED' ? [new Date(), randomUUID()] : [null, null];
    await registry.sql(
      `INSERT INTO interest_record (id, version, organization_id, institution_id, domains, requester_id, status, created_at, confirmed_at, confirmed_by)
       VALUES ($1, 1, $2, $3, '{E}', $4, $5, now(), $6, $7)`,
      [id, organizationId, institutionId, randomUUID(), status, ...confirmed],
    );
    records.push(id);
  }
  const close = said(closing, institutionClosed, 3);

  await publish(close, close);

  await waitFor(inboxHas(close.eventId), { describe: 'the end of the institution to be heard' });
  expect(await registry.sql('SELECT id, status, version, closed_by, closed_by_side FROM interest_record WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)', [records])).toEqual([
    ...records.slice(0, 2).map((id) => ({ id, status: 'ENDED', version: 2, closed_by: closedBy, closed_by_side: 'INSTITUTION' })),
    { id: records[2], status: 'REQUESTED', version: 1, closed_by: null, closed_by_side: null },
  ]);
  for (const id of records.slice(0, 2)) {
    expect(await registry.sql(`SELECT headers->>'ce_actorid' AS actor FROM outbox WHERE key = $1 AND headers->>'ce_type' LIKE '%InterestRecordEnded'`, [id])).toEqual([{ actor: closedBy }]);
    expect(await registry.sql('SELECT action, actor_id AS actor FROM audit_entry WHERE subject_id = $1', [id])).toEqual([{ action: 'onInstitutionClosed', actor: closedBy }]);
  }
  expect(await registry.sql('SELECT closed, version FROM institution WHERE id = $1', [closing])).toEqual([{ closed: true, version: 3 }]);
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
