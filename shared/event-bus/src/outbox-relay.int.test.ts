import { randomUUID } from 'node:crypto';
import { waitFor } from '@conect/testing';
import { numberWritten } from '../test/contracts';
import { eventOf, numbers, openTestBus, readTopic, type TestBus } from '../test/test-bus';
import { appendToOutbox, createKafkaSender, ensureTopics, type BatchSender, type OutboxRelay } from './index';
import { purgeSentRows } from './outbox-rows';

let bus: TestBus;
const relays: OutboxRelay[] = [];

beforeAll(async () => {
  bus = await openTestBus();
  await ensureTopics(bus.kafka, [numberWritten]);
});
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.stop();
  await bus.dataSource.query('TRUNCATE outbox');
});
afterAll(() => bus.close());

function startRelay(sender: BatchSender): OutboxRelay {
  const relay = bus.relayWith(sender);
  relays.push(relay);
  relay.start();
  return relay;
}

/** Keeps what it is given in place of a broker; each `send` waits for `ready`. */
function recordingSender(ready: () => Promise<void> = () => Promise.resolve()): { sender: BatchSender; sent: string[] } {
  const sent: string[] = [];
  const send: BatchSender['send'] = async (rows) => {
    await ready();
    sent.push(...rows.map(({ key }) => key));
  };
  return { sent, sender: { connect: async () => undefined, send, disconnect: async () => undefined } };
}

describe('an event on the wire', () => {
  it('is the CloudEvent that the architecture shows, its key the aggregate', async () => {
    const [seriesId, eventId, actorId] = [randomUUID(), randomUUID(), randomUUID()];
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const time = new Date('2026-03-02T09:15:30.123Z');
    await bus.publish(eventOf(seriesId, 7, { eventId, actorId, traceparent, time }));
    startRelay(createKafkaSender(bus.kafka, [numberWritten]));

    const [message] = await readTopic(bus, numberWritten.topic, { key: seriesId, count: 1 });

    expect(message!.headers).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: eventId,
      ce_type: 'ro.gov.conect.test.NumberWritten',
      ce_source: '/test',
      ce_subject: seriesId,
      ce_time: '2026-03-02T09:15:30.123Z',
      ce_dataschema: 'https://conect.gov.ro/schemas/test/NumberWritten/1',
      ce_actorid: actorId,
      ce_aggregateversion: '7',
      traceparent,
    });
    expect(JSON.parse(message!.value!)).toEqual({ seriesId, number: 7 });
  });
});

describe('events near the largest size', () => {
  it('all leave, though together they are more than a broker takes in one batch', async () => {
    const seriesId = randomUUID();
    const large = numbers(8).map((number) => eventOf(seriesId, number, { data: { seriesId, number, note: 'x'.repeat(255 * 1024) } }));
    await bus.publish(...large);

    startRelay(createKafkaSender(bus.kafka, [numberWritten]));

    const messages = await readTopic(bus, numberWritten.topic, { key: seriesId, count: 8 });
    expect(messages.map(({ headers }) => Number(headers['ce_aggregateversion']))).toEqual(numbers(8));
  });
});

describe('the outbox', () => {
  it('publishes nothing of a transaction that rolled back', async () => {
    const [undone, done] = [randomUUID(), randomUUID()];
    const attempt = bus.dataSource.transaction(async (manager) => {
      await appendToOutbox(manager, [eventOf(undone, 1)]);
      throw new Error('undone');
    });
    await expect(attempt).rejects.toThrow('undone');
    await bus.publish(eventOf(done, 1));
    const { sender, sent } = recordingSender();

    startRelay(sender);

    await waitFor(() => sent.length > 0, { describe: 'the event of the other transaction' });
    expect(sent).toEqual([done]);
  });

  it('refuses an event of more than 256 KB with all of its transaction', async () => {
    const seriesId = randomUUID();
    const tooLarge = eventOf(seriesId, 2, { data: { seriesId, number: 2, note: 'x'.repeat(256 * 1024) } });

    await expect(bus.publish(eventOf(seriesId, 1), tooLarge)).rejects.toThrow('outbox_value_size');

    expect(await bus.dataSource.query('SELECT FROM outbox WHERE key = $1', [seriesId])).toEqual([]);
  });

  it('keeps what was sent for seven days, and what was not for as long as it takes', async () => {
    const [old, young, unsent] = [randomUUID(), randomUUID(), randomUUID()];
    await bus.publish(eventOf(old, 1), eventOf(young, 1), eventOf(unsent, 1));
    await bus.dataSource.query(`UPDATE outbox SET created_at = now() - interval '8 days'`);
    await bus.dataSource.query(`UPDATE outbox SET sent_at = now() - CASE key WHEN $1 THEN interval '8 days' ELSE interval '6 days' END WHERE key <> $2`, [old, unsent]);

    await purgeSentRows(bus.pool, 7, 5_000);

    expect(await bus.dataSource.query('SELECT key FROM outbox ORDER BY position')).toEqual([{ key: young }, { key: unsent }]);
  });
});

describe('the relay', () => {
  it('neither skips nor overtakes a transaction that commits late', async () => {
    const { sender, sent } = recordingSender();
    const [slow, quick] = [randomUUID(), randomUUID()];
    const queryRunner = bus.dataSource.createQueryRunner();
    await queryRunner.startTransaction();
    await appendToOutbox(queryRunner.manager, [eventOf(slow, 1)]);
    await bus.publish(eventOf(quick, 1));
    startRelay(sender);
    await waitFor(polled, { describe: 'the relay to look while the slow transaction runs' });

    await queryRunner.commitTransaction();
    await queryRunner.release();

    await waitFor(() => sent.length >= 2, { describe: 'both events' });
    expect(sent).toEqual([slow, quick]);
  });

  it('sends one batch at a time, however often it is nudged', async () => {
    const gate = Promise.withResolvers<void>();
    let [running, most] = [0, 0];
    const { sender, sent } = recordingSender(async () => {
      most = Math.max(most, (running += 1));
      await gate.promise;
      running -= 1;
    });
    const relay = startRelay(sender);
    await bus.publish(eventOf(randomUUID(), 1));
    await waitFor(() => running === 1, { describe: 'the first batch to be on its way' });

    for (let count = 0; count < 3; count += 1) {
      await bus.publish(eventOf(randomUUID(), 1));
      relay.nudge();
    }
    gate.resolve();

    await waitFor(() => sent.length === 4, { describe: 'all four events' });
    expect(most).toBe(1);
  });

  it('waits while another one leads, and takes over when that is gone', async () => {
    const [first, second] = [recordingSender(), recordingSender()];
    const leader = startRelay(first.sender);
    const [one, other] = [randomUUID(), randomUUID()];
    await bus.publish(eventOf(one, 1));
    await waitFor(() => first.sent.includes(one), { describe: 'the first relay to lead' });
    startRelay(second.sender);
    await bus.publish(eventOf(other, 1));
    await waitFor(() => first.sent.includes(other), { describe: 'the first relay to go on' });
    expect(second.sent).toEqual([]);

    await leader.stop();
    const last = randomUUID();
    await bus.publish(eventOf(last, 1));

    await waitFor(() => second.sent.length > 0, { describe: 'the second relay to take over' });
    expect(second.sent).toEqual([last]);
  });

  it('takes the lead again when the server ended its connection', async () => {
    const { sender, sent } = recordingSender();
    startRelay(sender);
    const leaders = `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    await waitFor(async () => (await bus.dataSource.query<unknown[]>(leaders)).length > 0, { describe: 'a leader to end' });
    const seriesId = randomUUID();

    await bus.publish(eventOf(seriesId, 1));

    await waitFor(() => sent.length > 0, { describe: 'the event to be sent' });
    expect(sent).toEqual([seriesId]);
  });

  it('says in readiness that brokers are away, keeps the rows and sends them when they are back', async () => {
    let away = true;
    const { sender, sent } = recordingSender(() => (away ? Promise.reject(new Error('no broker')) : Promise.resolve()));
    const seriesId = randomUUID();
    await bus.publish(eventOf(seriesId, 1));
    const relay = startRelay(sender);

    await waitFor(() => throws(relay.assertHealthy), { describe: 'readiness to fail' });
    away = false;

    await waitFor(() => sent.includes(seriesId), { describe: 'the row to be sent' });
    await waitFor(() => !throws(relay.assertHealthy), { describe: 'readiness to return' });
  });
});

describe('an outbox of several batches', () => {
  const eventsOf = (count: number) => numbers(count).map((number) => eventOf(randomUUID(), number));
  const unsentCount = async (): Promise<number> => (await bus.dataSource.query<unknown[]>('SELECT FROM outbox WHERE sent_at IS NULL')).length;

  /** Lets the first batch wait for `release`, the others go at once. */
  function holdingFirst() {
    const gate = Promise.withResolvers<void>();
    let calls = 0;
    const recording = recordingSender(() => ((calls += 1) === 1 ? gate.promise : Promise.resolve()));
    return { ...recording, release: () => gate.resolve(), isHolding: () => calls > 0 };
  }

  it('goes in order, each row once, and is marked to the last', async () => {
    const events = eventsOf(1_700);
    await bus.publish(...events);
    const { sender, sent } = recordingSender();

    startRelay(sender);

    await waitFor(async () => (await unsentCount()) === 0, { describe: 'every row to be marked' });
    expect(sent).toEqual(events.map(({ subject }) => subject));
  });

  it('is left marked as far as it was sent when the relay stops on the way', async () => {
    await bus.publish(...eventsOf(1_700));
    const { sender, sent, release, isHolding } = holdingFirst();
    const relay = startRelay(sender);
    await waitFor(isHolding, { describe: 'the first batch to be on its way' });

    const stopped = relay.stop();
    release();
    await stopped;

    expect(sent).toHaveLength(500);
    expect(await unsentCount()).toBe(1_200);
  });

  it('is not read past a row that becomes readable late, though its position is below those on their way', async () => {
    const [late, after] = [randomUUID(), randomUUID()];
    const [early, waiting] = [bus.dataSource.createQueryRunner(), bus.dataSource.createQueryRunner()];
    await early.startTransaction();
    await early.query('SELECT pg_current_xact_id()');
    await waiting.startTransaction();
    await appendToOutbox(waiting.manager, [eventOf(late, 1)]);
    await appendToOutbox(early.manager, eventsOf(1_100));
    await early.commitTransaction();
    const { sender, sent, release, isHolding } = holdingFirst();
    startRelay(sender);
    await waitFor(isHolding, { describe: 'the first batch to be on its way' });

    await waiting.commitTransaction();
    await bus.publish(eventOf(after, 2));
    release();
    await waitFor(() => sent.length >= 1_102, { describe: 'every event' });
    await early.release();
    await waiting.release();

    expect(new Set(sent).size).toBe(1_102);
    expect(sent.indexOf(late)).toBeLessThan(sent.indexOf(after));
  });

  it('is sent again from the first row that brokers did not take', async () => {
    const events = eventsOf(1_200);
    await bus.publish(...events);
    let calls = 0;
    const { sender, sent } = recordingSender(() => ((calls += 1) === 2 ? Promise.reject(new Error('no broker')) : Promise.resolve()));

    startRelay(sender);

    await waitFor(async () => (await unsentCount()) === 0, { describe: 'every row to be marked' });
    expect(sent).toEqual(events.map(({ subject }) => subject));
  });
});

/** Whether some connection of this database has asked for unsent rows. */
const polled = async (): Promise<boolean> => {
  const asked = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_snapshot_xmin(pg_current_snapshot())%' AND pid <> pg_backend_pid()`;
  return (await bus.dataSource.query<unknown[]>(asked)).length > 0;
};

const throws = (work: () => void): boolean => {
  try {
    work();
    return false;
  } catch {
    return true;
  }
};
