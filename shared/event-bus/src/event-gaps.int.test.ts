import { randomUUID } from 'node:crypto';
import { toMessage } from '@conect/events';
import { waitFor } from '@conect/testing';
import { numberForgotten, numberWritten } from '../test/contracts';
import { eventOf, logger, openTestBus, withAdmin, type TestBus } from '../test/test-bus';
import { createEventConsumer, createKafkaSender, ensureTopics, listMissingEvents, on, sendEventsAgain, type EventConsumer, type MissingEvent, type OutboxRelay } from './index';

let bus: TestBus;
let relay: OutboxRelay;
let consumer: EventConsumer;

beforeAll(async () => {
  bus = await openTestBus();
  await ensureTopics(bus.kafka, [numberWritten]);
  relay = bus.relayWith(createKafkaSender(bus.kafka, [numberWritten]));
  relay.start();
});
afterEach(() => consumer.stop());
afterAll(async () => {
  await relay.stop();
  await bus.close();
});

function startConsumer(group: string): void {
  consumer = createEventConsumer({
    kafka: bus.kafka,
    group,
    logger,
    knownContracts: [numberWritten, numberForgotten],
    transaction: (work) => bus.dataSource.transaction(work),
    subscriptions: [on(numberWritten, async ({ data }, manager) => void (await manager.query('INSERT INTO effect (series_id, number) VALUES ($1, $2)', [data.seriesId, data.number])))],
  });
  consumer.start();
}

const effectsOf = async (seriesId: string): Promise<number[]> =>
  (await bus.dataSource.query<{ number: number }[]>('SELECT number FROM effect WHERE series_id = $1 ORDER BY place', [seriesId])).map(({ number }) => number);
const untilEffects = (seriesId: string, count: number) => waitFor(async () => (await effectsOf(seriesId)).length >= count, { describe: `${count} effects`, timeoutMillis: 60_000 });

async function asOwner<Value>(work: (client: Parameters<typeof listMissingEvents>[0]) => Promise<Value>): Promise<Value> {
  const client = await bus.pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
const missingOf = async (seriesId: string): Promise<readonly MissingEvent[]> => (await asOwner(listMissingEvents)).filter(({ subject }) => subject === seriesId);

/** Writes an event whose message is lost on its way: its outbox row says that it was sent. */
async function publishLost(seriesId: string, number: number): Promise<void> {
  await bus.dataSource.transaction(async (manager) => {
    const { key, headers, value } = toMessage(eventOf(seriesId, number));
    await manager.query('INSERT INTO outbox (event_id, topic, key, headers, value, sent_at) VALUES ($1, $2, $3, $4, $5, now())', [headers.ce_id, numberWritten.topic, key, headers, value]);
  });
}

describe('a version that never came', () => {
  it('is named, holds nothing up, and is forgotten when the publisher sends it again', async () => {
    startConsumer('gap-readers');
    const seriesId = randomUUID();
    await bus.publish(eventOf(seriesId, 1));
    await publishLost(seriesId, 2);
    await bus.publish(eventOf(seriesId, 3), eventOf(seriesId, 4));
    await untilEffects(seriesId, 3);

    expect(await effectsOf(seriesId)).toEqual([1, 3, 4]);
    expect(await missingOf(seriesId)).toEqual([{ topic: numberWritten.topic, subject: seriesId, version: 2, foundAt: expect.any(Date) as Date }]);

    expect(await asOwner((client) => sendEventsAgain(client, numberWritten.topic, seriesId))).toBe(4);
    await untilEffects(seriesId, 4);
    await waitFor(async () => (await missingOf(seriesId)).length === 0, { describe: 'the gap to be closed' });
    expect(await effectsOf(seriesId)).toEqual([1, 3, 4, 2]);
  });

  it('is read again where it stands, before what comes after it, when only this consumer passed it by', async () => {
    const seriesId = randomUUID();
    await bus.publish(eventOf(seriesId, 1), eventOf(seriesId, 2), eventOf(seriesId, 3));
    await waitFor(async () => (await unsent()) === 0, { describe: 'all to be sent' });
    await skipToLast('skipping-readers');

    startConsumer('skipping-readers');
    await untilEffects(seriesId, 3);

    expect(await effectsOf(seriesId)).toEqual([1, 2, 3]);
    expect(await missingOf(seriesId)).toEqual([]);
  });

  it('is no gap when nobody here acts on it', async () => {
    startConsumer('choosy-readers');
    const seriesId = randomUUID();
    await bus.publish(eventOf(seriesId, 1), eventOf(seriesId, 2, { contract: numberForgotten }), eventOf(seriesId, 3));

    await untilEffects(seriesId, 2);
    expect(await missingOf(seriesId)).toEqual([]);
  });
});

const unsent = async (): Promise<number> => Number((await bus.dataSource.query<{ count: string }[]>('SELECT count(*) FROM outbox WHERE sent_at IS NULL'))[0]!.count);

/** Commits for a group, as a client at fault might, offsets that leave only the last message of each partition. */
async function skipToLast(group: string): Promise<void> {
  const topic = bus.kafka.wireName(numberWritten.topic);
  await withAdmin(bus.kafka, async (admin) => {
    const ends = await admin.fetchTopicOffsets(topic);
    const partitions = ends.map(({ partition, high }) => ({ partition, offset: String(Math.max(Number(high) - 1, 0)) }));
    await admin.setOffsets({ groupId: bus.kafka.wireName(`conect.${group}`), topic, partitions });
  });
}
