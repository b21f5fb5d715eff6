import { randomBytes, randomUUID } from 'node:crypto';
import { allEvents, organizationApproved, organizationRejected, sessionEnded, toMessage, type EventContract, type OutgoingEvent } from '@conect/events';
import { startTestBroker, waitFor, type TestBroker } from '@conect/testing';
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } from 'kafkajs';
import { logger, openTestBus, withAdmin, type TestBus } from '../test/test-bus';
import {
  accessOf,
  applyAccess,
  createBroadcastListener,
  createEventConsumer,
  createKafkaConnection,
  createKafkaSender,
  createOutboxRelay,
  on,
  onBroadcast,
  type EventConsumer,
  type KafkaConnection,
} from './index';

const services = ['consultations', 'identity', 'messaging', 'registry', 'volunteering'] as const;
type Service = (typeof services)[number];
const administrator = 'administrator';
const passwords = Object.fromEntries([administrator, ...accessOf(allEvents).map(({ identity }) => identity)].map((user) => [user, randomBytes(12).toString('hex')]));

let broker: TestBroker;
const buses = {} as Record<Service, TestBus>;
const running: { readonly stop: () => Promise<void> }[] = [];

beforeAll(async () => {
  broker = await startTestBroker({ administrator, users: passwords });
  for (const service of services) buses[service] = await openTestBus();
  await applyAccess(as(administrator), accessOf(allEvents));
}, 180_000);
afterEach(async () => {
  for (const { stop } of running.splice(0)) await stop();
});
afterAll(async () => {
  for (const bus of Object.values(buses)) await bus.close();
  await broker.stop();
});

/** The way to the broker of who signs in so. */
const as = (username: string, password = passwords[username]!): KafkaConnection =>
  createKafkaConnection({ clientId: username, brokers: broker.brokers, topicPrefix: 'conect', replicationFactor: 1, logger, sasl: { mechanism: 'scram-sha-512', username, password } });

const groupEvents = allEvents.filter(({ mode }) => mode === 'group');
const saidBy = (service: Service): readonly EventContract[] => allEvents.filter((contract) => contract.service === service);
const heardBy = (service: Service): readonly EventContract[] => groupEvents.filter(({ consumers }) => consumers.includes(service));

const anEvent = (contract: EventContract): OutgoingEvent => ({ eventId: randomUUID(), contract, subject: randomUUID(), aggregateVersion: 1, actorId: null, traceparent: null, time: new Date(), data: contract.example });

async function send(connection: KafkaConnection, contracts: readonly EventContract[], events: readonly OutgoingEvent[]): Promise<void> {
  const sender = createKafkaSender(connection, contracts);
  await sender.connect();
  try {
    await sender.send(
      events.map((event) => {
        const { key, headers, value } = toMessage(event);
        return { position: '0', topic: event.contract.topic, key, headers: headers as Record<string, string>, value };
      }),
    );
  } finally {
    await sender.disconnect();
  }
}

function listen(service: Service, connection: KafkaConnection, contracts: readonly EventContract[]): { consumer: EventConsumer; heard: Set<string> } {
  const heard = new Set<string>();
  const consumer = createEventConsumer({
    kafka: connection,
    group: service,
    logger,
    transaction: (work) => buses[service].dataSource.transaction(work),
    subscriptions: contracts.map((contract) => on(contract, ({ id }) => Promise.resolve(void heard.add(id)))),
  });
  consumer.start();
  running.push(consumer);
  return { consumer, heard };
}

/** What readiness says, once it says something. */
const complaintOf = ({ assertHealthy }: { readonly assertHealthy: () => void }): Promise<string> =>
  waitFor(
    () => {
      try {
        assertHealthy();
        return null;
      } catch (error) {
        return (error as Error).message;
      }
    },
    { describe: 'readiness to complain', timeoutMillis: 60_000 },
  );

describe('a service that signs in as itself', () => {
  it('writes its own topics, reads what it acts on, and hears broadcasts, as does the gateway', async () => {
    const events = allEvents.map(anEvent);
    for (const service of services) await send(as(`conect-${service}`), saidBy(service), events.filter(({ contract }) => contract.service === service));

    const listening = services.filter((service) => heardBy(service).length > 0).map((service) => ({ service, ...listen(service, as(`conect-${service}`), heardBy(service)) }));
    for (const { service, heard } of listening) {
      const wanted = events.filter(({ contract }) => heardBy(service).includes(contract)).map(({ eventId }) => eventId);
      await waitFor(() => wanted.every((id) => heard.has(id)), { describe: `${service} to hear what it acts on`, timeoutMillis: 90_000 });
    }

    const session = events.find(({ contract }) => contract === sessionEnded)!;
    for (const program of [...services, 'gateway']) {
      const heard: string[] = [];
      const listener = createBroadcastListener({ kafka: as(`conect-${program}`), process: program, lookBackMillis: 600_000, logger, subscriptions: [onBroadcast(sessionEnded, ({ id }) => void heard.push(id))] });
      listener.start();
      running.push(listener);
      await waitFor(() => heard.includes(session.eventId), { describe: `${program} to hear the broadcast`, timeoutMillis: 90_000 });
      listener.assertHealthy();
    }
  }, 300_000);

  it('is refused to speak for another, and readiness says so', async () => {
    await send(as('conect-registry'), saidBy('registry'), [anEvent(organizationRejected)]);
    await buses.messaging.publish(anEvent(organizationApproved));
    const relay = createOutboxRelay({ pool: buses.messaging.pool, sender: createKafkaSender(as('conect-messaging'), saidBy('messaging')), logger });
    relay.start();
    running.push(relay);

    expect(await complaintOf(relay)).toMatch(/^The outbox relay cannot send, the brokers refuse it: .*[Nn]ot authorized/);
    expect(await buses.messaging.dataSource.query('SELECT 1 FROM outbox WHERE sent_at IS NULL')).toHaveLength(1);
  }, 120_000);

  it('is refused to read what is not meant for it, and readiness says so', async () => {
    await send(as('conect-registry'), saidBy('registry'), [anEvent(organizationRejected)]);
    const { consumer, heard } = listen('identity', as('conect-gateway'), [organizationRejected]);

    expect(await complaintOf(consumer)).toMatch(/^The brokers refuse this consumer: .*(not authorized|Not authorized)/);
    expect(heard.size).toBe(0);
  }, 120_000);

  it('is refused with a wrong password, and readiness says so', async () => {
    const relay = createOutboxRelay({ pool: buses.registry.pool, sender: createKafkaSender(as('conect-registry', 'guessed'), saidBy('registry')), logger });
    relay.start();
    running.push(relay);
    const { consumer } = listen('registry', as('conect-registry', 'guessed'), heardBy('registry'));

    expect(await complaintOf(relay)).toMatch(/the brokers refuse it: .*authentication failed/);
    expect(await complaintOf(consumer)).toMatch(/^The brokers refuse this consumer: .*authentication failed/);
  }, 120_000);
});

describe('applying the rules', () => {
  it('changes nothing the second time, withdraws what is too much, and is the administrator\'s alone', async () => {
    const rules = accessOf(allEvents);
    expect(await applyAccess(as(administrator), rules)).toEqual({ granted: 0, withdrawn: 0 });

    const tooMuch = { principal: 'User:conect-gateway', host: '*', operation: AclOperationTypes.WRITE, permissionType: AclPermissionTypes.ALLOW };
    const acl = [{ ...tooMuch, resourceType: AclResourceTypes.TOPIC, resourceName: 'conect.', resourcePatternType: ResourcePatternTypes.PREFIXED }];
    await withAdmin(as(administrator), (admin) => admin.createAcls({ acl }));

    expect(await applyAccess(as(administrator), rules)).toEqual({ granted: 0, withdrawn: 1 });
    await expect(applyAccess(as('conect-operator'), rules)).rejects.toThrow(/not authorized|Not authorized|authorization/);
  }, 120_000);
});
