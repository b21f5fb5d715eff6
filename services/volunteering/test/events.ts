import { randomUUID } from 'node:crypto';
import { createKafkaConnection, createKafkaSender } from '@conect/event-bus';
import { toMessage, type DataOf, type EventContract, type OutgoingEvent } from '@conect/events';
import { createLogger } from '@conect/service-kit';
import { testKafka, waitFor, type TestService } from '@conect/testing';
import { startVolunteering } from './volunteering';

/** Volunteering with everything that it does beside requests, on topics of its own. */
export interface ListeningVolunteering extends TestService {
  /** Sends events as their publishers do, and waits until they are handled. */
  readonly hears: (...events: readonly OutgoingEvent[]) => Promise<void>;
  /** Has a job done, as the queue does at its time. */
  readonly runJob: (name: string, payload?: object) => Promise<void>;
}

/** Starts volunteering with its jobs and its bus, on topics that nobody else has unless others are given. */
export async function startListeningVolunteering(changes: Readonly<Record<string, string>> = {}, { brokers, topicPrefix } = testKafka()): Promise<ListeningVolunteering> {
  const service = await startVolunteering({ KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix, ...changes });
  await service.startBackground();
  await waitFor(async () => (await fetch(`${service.address}/readyz`)).ok, { describe: 'volunteering to be ready' });
  return {
    ...service,
    async hears(...events) {
      const kafka = createKafkaConnection({ clientId: 'test', brokers, topicPrefix, replicationFactor: 1, logger: createLogger({ service: 'test', level: 'silent' }) });
      const sender = createKafkaSender(kafka, events.map(({ contract }) => contract));
      await sender.connect();
      await sender.send(events.map(messageOf)).finally(sender.disconnect);
      for (const { eventId, contract } of events) {
        await waitFor(async () => (await service.sql('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length > 0, { describe: `${contract.name} to be handled` });
      }
    },
    async runJob(name, payload = {}) {
      const [job] = await service.sql<{ id: string }>('SELECT id FROM graphile_worker.add_job($1, $2::json)', [name, JSON.stringify(payload)]);
      await waitFor(async () => (await service.sql('SELECT 1 FROM graphile_worker.jobs WHERE id = $1', [job!.id])).length === 0, { describe: `${name} to be done` });
    },
  };
}

function messageOf(event: OutgoingEvent) {
  const { key, headers, value } = toMessage(event);
  return { position: '0', topic: event.contract.topic, key, headers: headers as Record<string, string>, value };
}

/** An event as its publisher says it. */
export const anEvent = <Contract extends EventContract>(contract: Contract, subject: string, data: DataOf<Contract>, aggregateVersion = 1): OutgoingEvent => ({
  contract,
  eventId: randomUUID(),
  subject,
  aggregateVersion,
  actorId: null,
  traceparent: null,
  time: new Date(),
  data,
});
