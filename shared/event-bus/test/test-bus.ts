import { randomUUID } from 'node:crypto';
import type { OutgoingEvent } from '@conect/events';
import { createTestDatabase, testKafka, waitFor } from '@conect/testing';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  appendToOutbox,
  createConsumerTables,
  createKafkaConnection,
  createOutboxRelay,
  createOutboxTable,
  dropConsumerTables,
  type BatchSender,
  type KafkaConnection,
  type OutboxRelay,
} from '../src/index';
import { numberWritten } from './contracts';

export const logger = pino({ level: 'silent' });

class CreateBusTables1764000000000 implements MigrationInterface {
  name = 'CreateBusTables1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createOutboxTable(queryRunner);
    await createConsumerTables(queryRunner);
    await queryRunner.query('CREATE TABLE latest (series_id uuid PRIMARY KEY, number int NOT NULL, version bigint NOT NULL)');
    await queryRunner.query('CREATE TABLE effect (place bigint GENERATED ALWAYS AS IDENTITY, series_id uuid, number int, event_id uuid)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE effect, latest, outbox');
    await dropConsumerTables(queryRunner);
  }
}

/** A database with an outbox, an inbox and a table of effects, and a way to this run's broker. */
export interface TestBus {
  readonly kafka: KafkaConnection;
  readonly topicPrefix: string;
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  readonly pool: Pool;
  /** Appends events in one transaction of their own. */
  readonly publish: (...events: readonly OutgoingEvent[]) => Promise<void>;
  readonly relayWith: (sender: BatchSender, idleMillis?: number) => OutboxRelay;
  readonly close: () => Promise<void>;
}

/** Opens a bus of the test's own, on this run's broker or on others. */
export async function openTestBus(ownBrokers?: readonly string[]): Promise<TestBus> {
  const { brokers: sharedBrokers, topicPrefix } = testKafka();
  const brokers = ownBrokers ?? sharedBrokers;
  const database = await createTestDatabase({
    service: 'eventbus',
    migrate: async ({ ownerUrl }) => {
      const owner = await new DataSource({ type: 'postgres', url: ownerUrl, migrations: [CreateBusTables1764000000000] }).initialize();
      await owner.runMigrations();
      await owner.destroy();
    },
  });
  const dataSource = await new DataSource({ type: 'postgres', url: database.ownerUrl, poolSize: 20 }).initialize();
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  return {
    kafka: createKafkaConnection({ clientId: 'bus-test', brokers, topicPrefix, replicationFactor: 1, logger }),
    topicPrefix,
    databaseUrl: database.ownerUrl,
    dataSource,
    pool,
    publish: (...events) => dataSource.transaction((manager) => appendToOutbox(manager, events)),
    relayWith: (sender, idleMillis = 20) => createOutboxRelay({ pool, sender, logger, idleMillis }),
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

/** The event that a number was written to a series. */
export const eventOf = (seriesId: string, number: number, changes: Partial<OutgoingEvent> = {}): OutgoingEvent => ({
  eventId: randomUUID(),
  contract: numberWritten,
  subject: seriesId,
  aggregateVersion: number,
  actorId: null,
  traceparent: null,
  time: new Date(),
  data: { seriesId, number },
  ...changes,
});

/** The numbers from 1 to the count. */
export const numbers = (count: number): number[] => Array.from({ length: count }, (_none, index) => index + 1);

/** A message as it stands on a topic. */
export interface WireMessage {
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | undefined;
}

/** Reads a topic from its beginning, past this package's own consumer, until so many messages of the key were seen. */
export async function readTopic({ kafka, topicPrefix }: TestBus, topic: string, { key, count }: { key: string; count: number }): Promise<WireMessage[]> {
  const seen: WireMessage[] = [];
  const consumer = kafka.kafka.consumer({ groupId: `${topicPrefix}-reader-${randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: kafka.wireName(topic), fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)] as const);
      const read = { key: message.key?.toString(), headers: Object.fromEntries(headers), value: message.value?.toString() };
      if (read.key === key) seen.push(read);
    },
  });
  try {
    await waitFor(() => seen.length >= count, { describe: `${count} messages of ${key}`, timeoutMillis: 60_000 });
  } finally {
    await consumer.disconnect();
  }
  return seen;
}

/** Asks the brokers something; the connection ends whatever comes of it. */
export async function withAdmin<Value>({ kafka }: KafkaConnection, work: (admin: ReturnType<typeof kafka.admin>) => Promise<Value>): Promise<Value> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
