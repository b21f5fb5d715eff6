import { randomUUID } from 'node:crypto';
import { publishedBy, type OutgoingEvent } from '@conect/events';
import { createTestDatabase, testKafka, waitFor, type TestDatabase } from '@conect/testing';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import { z } from 'zod';
import {
  appendToOutbox,
  createEventConsumer,
  createInboxTable,
  createKafkaConnection,
  createKafkaSender,
  createOutboxRelay,
  createOutboxTable,
  deadLetterTopicOf,
  on,
  type BatchSender,
  type EventConsumer,
  type OutboxRelay,
} from './index';

const defineEvent = publishedBy('test');
const numberWritten = defineEvent({
  aggregate: 'series',
  name: 'NumberWritten',
  when: 'A test writes a number.',
  data: z.object({ seriesId: z.uuid(), number: z.int() }),
  example: { seriesId: randomUUID(), number: 1 },
});
const numberForgotten = defineEvent({ ...numberWritten, name: 'NumberForgotten' });

class CreateBusTables1764000000000 implements MigrationInterface {
  name = 'CreateBusTables1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createOutboxTable(queryRunner);
    await createInboxTable(queryRunner);
    await queryRunner.query('CREATE TABLE effect (place bigint GENERATED ALWAYS AS IDENTITY, series_id uuid, number int)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE effect, inbox, outbox');
  }
}

const logger = pino({ level: 'silent' });
const { brokers, topicPrefix } = testKafka();
const kafka = createKafkaConnection({ clientId: 'bus-test', brokers, topicPrefix, replicationFactor: 1, logger });
const topics = [numberWritten.topic];
let database: TestDatabase;
let dataSource: DataSource;
let relay: OutboxRelay;
const consumers: EventConsumer[] = [];
let failOn: (number: number) => Error | null = () => null;

const poolOf = (source: DataSource): Pool => (source.driver as unknown as { master: Pool }).master;
const eventOf = (seriesId: string, number: number, contract = numberWritten): OutgoingEvent => ({
  eventId: randomUUID(),
  contract,
  subject: seriesId,
  aggregateVersion: number,
  actorId: null,
  traceparent: null,
  time: new Date(),
  data: { seriesId, number },
});
const publish = (...events: OutgoingEvent[]): Promise<void> => dataSource.transaction((manager) => appendToOutbox(manager, events));
const effectsOf = async (seriesId: string): Promise<number[]> =>
  (await dataSource.query<{ number: number }[]>('SELECT number FROM effect WHERE series_id = $1 ORDER BY place', [seriesId])).map(({ number }) => number);
const untilEffects = (seriesId: string, numbers: readonly number[]) =>
  waitFor(async () => (await effectsOf(seriesId)).length >= numbers.length, { describe: `${numbers.length} effects`, timeoutMillis: 60_000 });

function startRelay(): void {
  relay = createOutboxRelay({ pool: poolOf(dataSource), sender: createKafkaSender(kafka, topics), logger });
  relay.start();
}

function startConsumer(group: string): EventConsumer {
  const consumer = createEventConsumer({
    kafka,
    group,
    logger,
    knownContracts: [numberWritten, numberForgotten],
    transaction: (work) => dataSource.transaction(work),
    subscriptions: [
      on(numberWritten, async ({ data: { seriesId, number } }, manager: EntityManager) => {
        const failure = failOn(number);
        if (failure) throw failure;
        await manager.query('INSERT INTO effect (series_id, number) VALUES ($1, $2)', [seriesId, number]);
      }),
    ],
  });
  consumers.push(consumer);
  consumer.start();
  return consumer;
}

beforeAll(async () => {
  database = await createTestDatabase({
    service: 'eventbus',
    migrate: async ({ ownerUrl }) => {
      const owner = await new DataSource({ type: 'postgres', url: ownerUrl, migrations: [CreateBusTables1764000000000] }).initialize();
      await owner.runMigrations();
      await owner.destroy();
    },
  });
  dataSource = await new DataSource({ type: 'postgres', url: database.ownerUrl, poolSize: 20 }).initialize();
  startRelay();
  startConsumer('readers');
}, 60_000);
afterEach(() => {
  failOn = () => null;
});
afterAll(async () => {
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  await relay.stop();
  await dataSource.destroy();
  await database.drop();
}, 60_000);

const numbers = (count: number): number[] => Array.from({ length: count }, (_none, index) => index + 1);

describe('the bus', () => {
  it('brings every event once and in order per key', async () => {
    const series = Array.from({ length: 10 }, () => randomUUID());
    for (const number of numbers(20)) await publish(...series.map((seriesId) => eventOf(seriesId, number)));
    relay.nudge();

    for (const seriesId of series) {
      await untilEffects(seriesId, numbers(20));
      expect(await effectsOf(seriesId)).toEqual(numbers(20));
    }
  }, 90_000);

  it('neither skips nor overtakes a transaction that commits late', async () => {
    await relay.stop();
    const { sender, sent } = recordingSender();
    const own = createOutboxRelay({ pool: poolOf(dataSource), sender, logger, idleMillis: 20 });
    const [slow, quick] = [randomUUID(), randomUUID()];
    const queryRunner = dataSource.createQueryRunner();
    await queryRunner.startTransaction();
    await appendToOutbox(queryRunner.manager, [eventOf(slow, 1)]);
    await publish(eventOf(quick, 1));
    own.start();
    await waitFor(() => polled(dataSource), { describe: 'the relay to look while the slow transaction runs' });

    await queryRunner.commitTransaction();
    await queryRunner.release();

    await waitFor(() => sent.length >= 2, { describe: 'both events' });
    expect(sent).toEqual([slow, quick]);
    await own.stop();
    startRelay();
  }, 90_000);

  it('publishes nothing of a transaction that rolled back', async () => {
    const [undone, done] = [randomUUID(), randomUUID()];
    const attempt = dataSource.transaction(async (manager) => {
      await appendToOutbox(manager, [eventOf(undone, 1)]);
      throw new Error('undone');
    });
    await expect(attempt).rejects.toThrow('undone');
    await publish(eventOf(done, 1));
    relay.nudge();

    await untilEffects(done, [1]);
    expect(await effectsOf(undone)).toEqual([]);
  }, 90_000);

  it('has one effect when a relay died between sending and marking', async () => {
    const seriesId = randomUUID();
    await publish(eventOf(seriesId, 1), eventOf(seriesId, 2));
    relay.nudge();
    await untilEffects(seriesId, [1, 2]);

    await dataSource.query('UPDATE outbox SET sent_at = NULL WHERE key = $1', [seriesId]);
    await publish(eventOf(seriesId, 3));
    relay.nudge();

    await untilEffects(seriesId, [1, 2, 3]);
    expect(await effectsOf(seriesId)).toEqual([1, 2, 3]);
  }, 90_000);

  it('parks poison with its reason and goes on', async () => {
    const seriesId = randomUUID();
    failOn = (number) => (number === 2 ? new Error('cannot digest two') : null);
    await publish(...numbers(3).map((number) => eventOf(seriesId, number)));
    await sendRaw([
      { key: seriesId, value: '{"seriesId": 1', headers: rawHeaders(numberWritten.type, numberWritten.dataschema) },
      { key: seriesId, value: '{}', headers: rawHeaders('ro.gov.conect.test.NobodyKnows', numberWritten.dataschema) },
      { key: seriesId, value: '{}', headers: rawHeaders(numberWritten.type, numberWritten.dataschema.replace(/1$/, '99')) },
      { key: seriesId, value: 'no headers at all', headers: {} },
    ]);
    await publish(eventOf(seriesId, 4));
    relay.nudge();

    await untilEffects(seriesId, [1, 3, 4]);
    const reasons = await readDeadLetters(5);
    expect(await effectsOf(seriesId)).toEqual([1, 3, 4]);
    expect(reasons.sort()).toEqual(['HANDLER_FAILED', 'MALFORMED', 'MALFORMED', 'UNKNOWN_TYPE', 'UNKNOWN_VERSION']);
  }, 120_000);

  it('skips a known event that nobody here wants', async () => {
    const seriesId = randomUUID();
    await publish(eventOf(seriesId, 1, numberForgotten), eventOf(seriesId, 2));
    relay.nudge();

    await untilEffects(seriesId, [2]);
    expect(await effectsOf(seriesId)).toEqual([2]);
  }, 90_000);

  it('keeps an event through an outage of the database however long it takes', async () => {
    const seriesId = randomUUID();
    let outages = 0;
    failOn = () => (outages++ < 7 ? Object.assign(new Error('the database system is starting up'), { code: '57P03' }) : null);
    await publish(eventOf(seriesId, 1));
    relay.nudge();

    await untilEffects(seriesId, [1]);
    expect(outages).toBeGreaterThan(7);
  }, 120_000);

  it('gives a new group everything from the beginning', async () => {
    const seriesId = randomUUID();
    await publish(eventOf(seriesId, 1));
    relay.nudge();
    await untilEffects(seriesId, [1]);

    await dataSource.query('TRUNCATE inbox');
    const late = startConsumer('late-readers');

    await untilEffects(seriesId, [1, 1]);
    await late.stop();
  }, 90_000);
});

describe('two relays of one service', () => {
  it('take turns: the second leads only when the first is gone', async () => {
    const second = recordingSender();
    const standby = createOutboxRelay({ pool: poolOf(dataSource), sender: second.sender, logger, idleMillis: 50 });
    standby.start();
    const seriesId = randomUUID();
    await publish(eventOf(seriesId, 1));
    relay.nudge();
    await untilEffects(seriesId, [1]);
    expect(second.sent).toEqual([]);

    await relay.stop();
    await publish(eventOf(seriesId, 2));

    await waitFor(() => second.sent.includes(seriesId), { describe: 'the standby to take over' });
    await standby.stop();
    startRelay();
  }, 90_000);
});

describe('a relay whose connection the server ends', () => {
  it('takes the lead again and goes on', async () => {
    const seriesId = randomUUID();
    const holders = `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    await waitFor(async () => (await dataSource.query<unknown[]>(holders)).length > 0, { describe: 'a leader to end' });

    await publish(eventOf(seriesId, 1));

    await untilEffects(seriesId, [1]);
    expect(await effectsOf(seriesId)).toEqual([1]);
  }, 90_000);
});

describe('a relay whose brokers are away', () => {
  it('says so in readiness, keeps the rows and sends them when they are back', async () => {
    await relay.stop();
    const { sender, sent } = recordingSender();
    let away = true;
    const faulty: BatchSender = { ...sender, send: (rows) => (away ? Promise.reject(new Error('no broker')) : sender.send(rows)) };
    const own = createOutboxRelay({ pool: poolOf(dataSource), sender: faulty, logger });
    const seriesId = randomUUID();
    await publish(eventOf(seriesId, 1));
    own.start();

    await waitFor(() => throws(() => own.assertHealthy()), { describe: 'readiness to fail' });
    away = false;

    await waitFor(() => sent.includes(seriesId), { describe: 'the row to be sent' });
    await waitFor(() => !throws(() => own.assertHealthy()), { describe: 'readiness to return' });
    await own.stop();
  }, 90_000);
});

/** Whether some connection of this database has asked for unsent rows. */
const polled = async (source: DataSource): Promise<boolean> =>
  (await source.query<unknown[]>(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_snapshot_xmin(pg_current_snapshot())%' AND pid <> pg_backend_pid()`)).length > 0;

const throws = (work: () => void): boolean => {
  try {
    work();
    return false;
  } catch {
    return true;
  }
};

function recordingSender(): { sender: BatchSender; sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    sender: {
      connect: async () => undefined,
      send: async (rows) => void sent.push(...rows.map(({ key }) => key)),
      disconnect: async () => undefined,
    },
  };
}

const rawHeaders = (type: string, dataschema: string): Record<string, string> => ({
  'content-type': 'application/json',
  ce_specversion: '1.0',
  ce_id: randomUUID(),
  ce_type: type,
  ce_source: '/test',
  ce_subject: 'x',
  ce_time: new Date().toISOString(),
  ce_dataschema: dataschema,
  ce_aggregateversion: '1',
});

async function sendRaw(messages: { key: string; value: string; headers: Record<string, string> }[]): Promise<void> {
  const producer = kafka.kafka.producer();
  await producer.connect();
  await producer.send({ topic: kafka.wireName(numberWritten.topic), messages });
  await producer.disconnect();
}

/** Reads the dead-letter topic from its beginning until so many letters were seen. */
async function readDeadLetters(count: number): Promise<string[]> {
  const reasons: string[] = [];
  const consumer = kafka.kafka.consumer({ groupId: `${topicPrefix}-dlq-${randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: kafka.wireName(deadLetterTopicOf(numberWritten.topic)), fromBeginning: true });
  await consumer.run({ eachMessage: async ({ message }) => void reasons.push(String(message.headers?.['dlq_reason'])) });
  await waitFor(() => reasons.length >= count, { describe: `${count} dead letters`, timeoutMillis: 60_000 });
  await consumer.disconnect();
  return reasons;
}
