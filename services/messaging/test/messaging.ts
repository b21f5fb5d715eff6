import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '@conect/auth';
import { createLogger } from '@conect/service-kit';
import { createKafkaConnection, createKafkaSender } from '@conect/event-bus';
import { toMessage, type DataOf, type EventContract, type OutgoingEvent } from '@conect/events';
import { startTestService, testKafka, waitFor, type TestService } from '@conect/testing';
import { createApp } from '../src/service/app';
import { migrateMessaging } from '../src/service/database/migrate-messaging';
import { loadEnvironment } from '../src/service/environment';

/** Messaging on a throw-away database, reached over real HTTP, hearing real events. */
export interface TestMessaging extends TestService {
  /** Sends events as their publishers do. */
  readonly publish: (...events: readonly OutgoingEvent[]) => Promise<void>;
  /** Waits until messaging has handled the event. */
  readonly handled: (event: OutgoingEvent) => Promise<void>;
}

/** What of messaging runs in a test: its background, or none, which may run elsewhere. */
export interface Parts {
  readonly background?: boolean;
}

/** Starts messaging with its background; `changes` override the settings of its environment. */
export async function startMessaging(changes: Readonly<Record<string, string>> = {}, { background = true }: Parts = {}): Promise<TestMessaging> {
  const { brokers, topicPrefix } = testKafka();
  const folder = await mkdtemp(join(tmpdir(), 'conect-messaging-'));
  const service = await startTestService({
    service: 'messaging',
    migrate: migrateMessaging,
    settings: { KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix, SMTP_URL: 'smtp://127.0.0.1:1', MESSAGING_DOCUMENTS_DIR: folder, ...changes },
    createApp: (settings) => {
      const environment = loadEnvironment(settings);
      return createApp(environment, createLogger({ service: 'messaging', level: environment.LOG_LEVEL }));
    },
  });
  if (background) await service.startBackground();
  // Its topics are there once it listens.
  if (background) await waitFor(async () => (await fetch(`${service.address}/readyz`)).ok, { describe: 'messaging to be ready' });
  return {
    ...service,
    stop: async () => {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
    publish: (...events) => publishTo(changes['KAFKA_TOPIC_PREFIX'] ?? topicPrefix, ...events),
    handled: async ({ eventId }) =>
      void (await waitFor(async () => (await service.sql('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length > 0, { describe: 'the event to be handled' })),
  };
}

/** Sends events as their publishers do, to topics of this prefix. */
export async function publishTo(topicPrefix: string, ...events: readonly OutgoingEvent[]): Promise<void> {
  const { brokers } = testKafka();
  const kafka = createKafkaConnection({ clientId: 'test', brokers, topicPrefix, replicationFactor: 1, logger: createLogger({ service: 'test', level: 'silent' }) });
  const sender = createKafkaSender(kafka, events.map(({ contract }) => contract));
  const rows = events.map((event) => {
    const { key, headers, value } = toMessage(event);
    return { position: '0', topic: event.contract.topic, key, headers: headers as Record<string, string>, value };
  });
  // A topic that was just made may be without its leader for a moment; the relay of a publisher tries again as well.
  const isSent = () => sender.send(rows).then(() => true, isWithoutLeader);
  await sender.connect();
  try {
    await waitFor(isSent, { describe: 'the topics to have their leaders' });
  } finally {
    await sender.disconnect();
  }
}

/** False of such a failure; any other one goes on. */
function isWithoutLeader(error: Error): false {
  if (!/not the leader/.test(error.message)) throw error;
  return false;
}

/** An event as its publisher says it. */
export const anEvent = <Contract extends EventContract>(
  contract: Contract,
  subject: string,
  data: DataOf<Contract>,
  changes: Partial<OutgoingEvent> = {},
): OutgoingEvent => ({ contract, eventId: randomUUID(), subject, aggregateVersion: 1, actorId: null, traceparent: null, time: new Date(), data, ...changes });

export const idOf = (principal: Principal): string => (principal.kind === 'USER' ? principal.userId : '');

/** A notice as tests look at it. */
export interface SeenNotification {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
  readonly readAt: string | null;
  readonly subject: { readonly __typename: string; readonly id: string } | null;
}

/** What the list answers. */
export interface Page {
  readonly totalCount: number;
  readonly nodes: readonly SeenNotification[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null };
}

const listQuery = `query ($first: Int, $after: String, $last: Int, $before: String, $unreadOnly: Boolean) {
  notifications(first: $first, after: $after, last: $last, before: $before, unreadOnly: $unreadOnly) {
    totalCount nodes { id topic title body createdAt readAt subject { __typename ... on Organization { id } ... on Institution { id } ... on Consultation { id } ... on Opportunity { id } ... on Application { id } ... on VolunteeringContract { id } ... on VolunteeringCertificate { id } ... on Thread { id } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

/** The notices of a person. */
export async function listOf(messaging: TestMessaging, principal: Principal, variables: object = {}): Promise<Page> {
  const { data, errors } = await messaging.ask<{ notifications: Page }>(principal, listQuery, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.notifications;
}
