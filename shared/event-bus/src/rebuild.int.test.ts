import { randomUUID } from 'node:crypto';
import { waitFor } from '@conect/testing';
import { startLoad } from '../test/conformance/load';
import { numberForgotten, numberWritten } from '../test/contracts';
import { eventOf, logger, numbers, openTestBus, type TestBus } from '../test/test-bus';
import { createEventConsumer, createKafkaSender, on, rebuildProjections, type EventConsumer, type OutboxRelay } from './index';

let bus: TestBus;
let relay: OutboxRelay;
let consumer: EventConsumer;

beforeAll(async () => {
  bus = await openTestBus();
  relay = bus.relayWith(createKafkaSender(bus.kafka, [numberWritten]));
  relay.start();
  consumer = createEventConsumer({
    kafka: bus.kafka,
    group: 'readers',
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
      // An act, not a projection: a rebuild must not repeat it.
      on(numberForgotten, async ({ data }, manager) => {
        await manager.query('INSERT INTO effect (series_id, number) VALUES ($1, $2)', [data.seriesId, data.number]);
      }),
    ],
  });
  consumer.start();
});
afterAll(async () => {
  await consumer.stop();
  await relay.stop();
  await bus.close();
});

/** What the projection must hold, by the events themselves. */
const expected = (): Promise<object[]> =>
  bus.dataSource.query(
    `SELECT DISTINCT ON (key) key AS series_id, (value::jsonb ->> 'number')::int AS number, headers ->> 'ce_aggregateversion' AS version
       FROM outbox WHERE headers ->> 'ce_type' = $1 ORDER BY key, (headers ->> 'ce_aggregateversion')::bigint DESC`,
    [numberWritten.type],
  );
const projected = (): Promise<object[]> => bus.dataSource.query('SELECT series_id::text, number, version FROM latest ORDER BY series_id::text');
const untilProjected = () =>
  waitFor(async () => JSON.stringify(await projected()) === JSON.stringify(await expected()), { describe: 'the projection to hold every event', timeoutMillis: 90_000, everyMillis: 100 });

async function rebuild(): Promise<number> {
  const owner = await bus.pool.connect();
  try {
    return await rebuildProjections(owner, [{ table: 'latest', from: [numberWritten] }]);
  } finally {
    owner.release();
  }
}

describe('a rebuild', () => {
  it('makes the projection again, row by row, while others go on publishing, and repeats no act', async () => {
    const acted = randomUUID();
    await bus.publish(...numbers(3).map((number) => eventOf(acted, number, { contract: numberForgotten })));
    const load = startLoad(bus);
    await waitFor(async () => (await projected()).length > 0 && load.writes.length > 100, { describe: 'a projection' });
    await bus.dataSource.query('UPDATE latest SET number = -1, version = 1000000');

    expect(await rebuild()).toBe(2);
    await waitFor(async () => (await projected()).length > 0, { describe: 'the projection to grow again', timeoutMillis: 60_000 });
    await load.stop();

    await untilProjected();
    expect(await projected()).toEqual(await expected());
    expect(await bus.dataSource.query('SELECT number FROM effect WHERE series_id = $1 ORDER BY place', [acted])).toEqual(numbers(3).map((number) => ({ number })));
  });

  it('empties nothing when it cannot do all', async () => {
    const before = await projected();
    const owner = await bus.pool.connect();

    await expect(rebuildProjections(owner, [{ table: 'latest', from: [numberWritten] }, { table: 'nobody_knows', from: [] }])).rejects.toThrow('nobody_knows');

    owner.release();
    expect(before.length).toBeGreaterThan(0);
    expect(await projected()).toEqual(before);
  });
});
