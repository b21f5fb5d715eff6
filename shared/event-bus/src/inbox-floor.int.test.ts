import { randomUUID } from 'node:crypto';
import { toMessage } from '@conect/events';
import { waitFor } from '@conect/testing';
import { numberForgotten, numberWritten } from '../test/contracts';
import { eventOf, logger, numbers, openTestBus, type TestBus } from '../test/test-bus';
import { purgeInbox } from './inbox-floor';
import { createEventConsumer, createKafkaSender, ensureTopics, on, rebuildProjections, type EventConsumer, type OutboxRelay } from './index';

let bus: TestBus;
let relay: OutboxRelay;
let consumer: EventConsumer;
const group = `floors-${randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  bus = await openTestBus();
  await ensureTopics(bus.kafka, [numberWritten, numberForgotten]);
  relay = bus.relayWith(createKafkaSender(bus.kafka, [numberWritten, numberForgotten]));
  relay.start();
  consumer = createEventConsumer({
    kafka: bus.kafka,
    group,
    logger,
    knownContracts: [numberWritten, numberForgotten],
    transaction: (work) => bus.dataSource.transaction(work),
    subscriptions: [
      on(numberWritten, async ({ data, aggregateVersion }, manager) => {
        await manager.query(
          `INSERT INTO latest AS known (series_id, number, version) VALUES ($1, $2, $3)
           ON CONFLICT (series_id) DO UPDATE SET number = excluded.number, version = excluded.version WHERE known.version < excluded.version`,
          [data.seriesId, data.number, aggregateVersion],
        );
      }),
      // An act: nothing but the inbox keeps it from being done twice.
      on(numberForgotten, async ({ data }, manager) => void (await manager.query('INSERT INTO effect (series_id, number) VALUES ($1, $2)', [data.seriesId, data.number]))),
    ],
  });
  consumer.start();
});
afterAll(async () => {
  await consumer?.stop();
  await relay?.stop();
  await bus?.close();
});

const rows = <Row>(sql: string, ...values: readonly unknown[]): Promise<Row[]> => bus.dataSource.query<Row[]>(sql, [...values]);
const actsOf = async (seriesId: string) => (await rows<{ number: number }>('SELECT number FROM effect WHERE series_id = $1 ORDER BY place', seriesId)).map(({ number }) => number);
const untilActs = (seriesId: string, count: number) => waitFor(async () => (await actsOf(seriesId)).length >= count, { describe: `${count} acts`, timeoutMillis: 60_000 });
const act = (seriesId: string, count: number) => bus.publish(...numbers(count).map((number) => eventOf(seriesId, number, { contract: numberForgotten })));

/** All that was handled is old now, and goes; answers how many rows went at once, at most 3. */
async function forget(): Promise<readonly number[]> {
  await rows(`UPDATE inbox SET handled_at = now() - interval '91 days'`);
  const counts: number[] = [];
  do counts.push(await purgeInbox(bus.dataSource.manager, 90, 3));
  while (counts.at(-1) === 3);
  expect(await rows('SELECT 1 FROM inbox')).toEqual([]);
  return counts;
}

/** Makes the group read every topic from the beginning, and waits until it has seen again all that it had seen, whichever partition that is in. */
async function rebuild(): Promise<void> {
  const owner = await bus.pool.connect();
  await rebuildProjections(owner, [{ table: 'latest', from: [numberWritten] }]);
  owner.release();
  const unseen = 'SELECT 1 FROM event_position WHERE version < settled_version';
  expect(await rows(`${unseen} OR version = 0`)).not.toEqual([]);
  await waitFor(async () => (await rows(unseen)).length === 0, { describe: 'the group to have read again', timeoutMillis: 90_000 });
}

describe('an inbox whose old rows are gone', () => {
  it('keeps young rows, and takes old ones in batches', async () => {
    const seriesId = randomUUID();
    await act(seriesId, 7);
    await untilActs(seriesId, 7);

    expect(await purgeInbox(bus.dataSource.manager, 90, 3)).toBe(0);
    expect((await forget()).reduce((sum, count) => sum + count)).toBe(7);
  });

  it('lets no old message take effect twice when all are read again, while the projection is made anew', async () => {
    const [acted, written] = [randomUUID(), randomUUID()];
    await act(acted, 5);
    await bus.publish(...numbers(4).map((number) => eventOf(written, number)));
    await untilActs(acted, 5);
    await waitFor(async () => (await rows('SELECT 1 FROM latest WHERE series_id = $1 AND number = 4', written)).length > 0, { describe: 'the projection' });
    await forget();
    await rows('UPDATE latest SET number = -1, version = 1000000');

    await rebuild();
    await rebuild();

    expect(await actsOf(acted)).toEqual(numbers(5));
    expect(await rows('SELECT number FROM latest WHERE series_id = $1', written)).toEqual([{ number: 4 }]);
  });

  it('still takes what comes next, and a letter of old that is sent again as a new message', async () => {
    const seriesId = randomUUID();
    await act(seriesId, 2);
    await untilActs(seriesId, 2);
    await forget();

    // As the desk of dead letters does: an id that this group has never handled, of a version that it has seen, at the end of the topic.
    const sender = createKafkaSender(bus.kafka, [numberForgotten]);
    await sender.connect();
    const { key, headers, value } = toMessage(eventOf(seriesId, 2, { contract: numberForgotten, data: { seriesId, number: 22 } }));
    await sender.send([{ position: '0', topic: numberForgotten.topic, key, headers: headers as Record<string, string>, value }]);
    await sender.disconnect();
    await bus.publish(eventOf(seriesId, 3, { contract: numberForgotten }));

    await untilActs(seriesId, 4);
    expect(await actsOf(seriesId)).toEqual(expect.arrayContaining([1, 2, 3, 22]));
  });

  it('does not take for settled what it misses', async () => {
    const [seriesId, other] = [randomUUID(), randomUUID()];
    await act(seriesId, 3);
    await untilActs(seriesId, 3);
    // As if the second had never been handled, which was noticed.
    await rows('DELETE FROM effect WHERE series_id = $1 AND number = 2', seriesId);
    await rows(`INSERT INTO event_gap (topic, subject, version) VALUES ($1, $2, 2)`, numberForgotten.topic, seriesId);
    await act(other, 1);
    await untilActs(other, 1);
    await forget();

    await rebuild();

    expect([...(await actsOf(seriesId))].sort()).toEqual([1, 2, 3]);
    expect(await rows('SELECT 1 FROM event_gap WHERE subject = $1', seriesId)).toEqual([]);
  });
});
