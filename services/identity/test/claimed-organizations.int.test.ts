import { randomUUID } from 'node:crypto';
import { createKafkaConnection, createKafkaSender } from '@conect/event-bus';
import { organizationClaimed, toMessage } from '@conect/events';
import { createLogger } from '@conect/service-kit';
import { testKafka, waitFor } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';
import { aSignedInUser } from './operations';

const kafka = testKafka();
let identity: TestIdentity;

beforeAll(async () => {
  identity = await startIdentity({ KAFKA_BROKERS: kafka.brokers.join(','), KAFKA_TOPIC_PREFIX: kafka.topicPrefix });
});
afterAll(() => identity?.stop());

describe('OrganizationClaimed', () => {
  it('makes whoever claimed the organization NGO_ADMIN, once, however often it is delivered', async () => {
    const ana = await aSignedInUser(identity, 'ana@exemplu.ro');
    const [organizationId, officerId, last] = [randomUUID(), randomUUID(), randomUUID()];
    const connection = createKafkaConnection({ clientId: 'test', brokers: kafka.brokers, topicPrefix: kafka.topicPrefix, replicationFactor: 1, logger: createLogger({ service: 'test', level: 'silent' }) });
    const sender = createKafkaSender(connection, [organizationClaimed]);
    const first = randomUUID();
    const rows = [first, first, last].map((eventId) => ({
      ...toMessage({
        eventId,
        contract: organizationClaimed,
        subject: organizationId,
        aggregateVersion: 3,
        actorId: officerId,
        traceparent: null,
        time: new Date(),
        data: { ...organizationClaimed.example, organizationId, claimantId: ana.userId },
      }),
      topic: organizationClaimed.topic,
    }));
    await sender.connect();
    await sender.send(rows as never).finally(sender.disconnect);
    await identity.startBackground();

    await waitFor(async () => (await identity.sql('SELECT 1 FROM inbox WHERE event_id = $1', [last])).length > 0, { describe: 'the last event to be handled' });

    expect(await identity.sql('SELECT user_id, role FROM membership WHERE organization_id = $1', [organizationId])).toEqual([{ user_id: ana.userId, role: 'NGO_ADMIN' }]);
  });
});
