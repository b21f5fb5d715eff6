import { randomUUID } from 'node:crypto';
import type { OutgoingEvent } from '@conect/events';
import { waitFor } from '@conect/testing';
import type { EntityManager } from 'typeorm';
import { sendRaw } from '../test/conformance/oracle';
import { numberForgotten, numberWritten } from '../test/contracts';
import { eventOf, logger, numbers, openTestBus, readTopic, withAdmin, type TestBus } from '../test/test-bus';
import { createEventConsumer, createKafkaSender, deadLetterTopicOf, on, type EventConsumer, type OutboxRelay } from './index';

let bus: TestBus;
let relay: OutboxRelay;
let readers: EventConsumer;
let failOn: (number: number) => Error | null = () => null;

beforeAll(async () => {
  bus = await openTestBus();
  relay = bus.relayWith(createKafkaSender(bus.kafka, [numberWritten]));
  relay.start();
  readers = startConsumer('readers');
});
afterEach(() => {
  failOn = () => null;
});
afterAll(async () => {
  await readers.stop();
  await relay.stop();
  await bus.close();
});

function startConsumer(group: string, settings: { readonly silentMillis?: number } = {}): EventConsumer {
  const consumer = createEventConsumer({
    kafka: bus.kafka,
    group,
    logger,
    knownContracts: [numberWritten, numberForgotten],
    transaction: (work) => bus.dataSource.transaction(work),
    subscriptions: [on(numberWritten, ({ data }, manager) => write(data, manager))],
    ...settings,
  });
  consumer.start();
  return consumer;
}

async function write({ seriesId, number }: { seriesId: string; number: number }, manager: EntityManager): Promise<void> {
  const failure = failOn(number);
  if (failure) throw failure;
  await manager.query('INSERT INTO effect (series_id, number) VALUES ($1, $2)', [seriesId, number]);
}

async function publish(...events: readonly OutgoingEvent[]): Promise<void> {
  await bus.publish(...events);
  relay.nudge();
}

const effectsOf = async (seriesId: string): Promise<number[]> =>
  (await bus.dataSource.query<{ number: number }[]>('SELECT number FROM effect WHERE series_id = $1 ORDER BY place', [seriesId])).map(({ number }) => number);
const untilEffects = (seriesId: string, count: number) =>
  waitFor(async () => (await effectsOf(seriesId)).length >= count, { describe: `${count} effects`, timeoutMillis: 60_000 });
const startingUp = (): Error => Object.assign(new Error('the database system is starting up'), { code: '57P03' });

describe('a consumer', () => {
  it('hears every event once and in order per key', async () => {
    const series = Array.from({ length: 10 }, () => randomUUID());
    for (const number of numbers(20)) await publish(...series.map((seriesId) => eventOf(seriesId, number)));

    for (const seriesId of series) {
      await untilEffects(seriesId, 20);
      expect(await effectsOf(seriesId)).toEqual(numbers(20));
    }
  });

  it('does nothing twice when a relay died between sending and marking', async () => {
    const seriesId = randomUUID();
    await publish(eventOf(seriesId, 1), eventOf(seriesId, 2));
    await untilEffects(seriesId, 2);

    await bus.dataSource.query('UPDATE outbox SET sent_at = NULL WHERE key = $1', [seriesId]);
    await publish(eventOf(seriesId, 3));

    await untilEffects(seriesId, 3);
    expect(await effectsOf(seriesId)).toEqual([1, 2, 3]);
  });

  it('parks poison with its reason and goes on', async () => {
    const seriesId = randomUUID();
    failOn = (number) => (number === 2 ? new Error('cannot digest two') : null);
    await publish(...numbers(3).map((number) => eventOf(seriesId, number)));
    await sendRaw(bus, seriesId, [
      { value: '{"seriesId": 1', headers: rawHeaders() },
      { value: '{}', headers: rawHeaders({ ce_type: 'ro.gov.conect.test.NobodyKnows' }) },
      { value: '{}', headers: rawHeaders({ ce_dataschema: numberWritten.dataschema.replace(/1$/, '99') }) },
      { value: 'no headers at all', headers: {} },
    ]);
    await publish(eventOf(seriesId, 4));

    await untilEffects(seriesId, 3);
    const letters = await readTopic(bus, deadLetterTopicOf(numberWritten.topic), { key: seriesId, count: 5 });
    expect(await effectsOf(seriesId)).toEqual([1, 3, 4]);
    expect(letters.map(({ headers }) => headers['dlq_reason']).sort()).toEqual(['HANDLER_FAILED', 'MALFORMED', 'MALFORMED', 'UNKNOWN_TYPE', 'UNKNOWN_VERSION']);
    expect(letters.find(({ headers }) => headers['dlq_reason'] === 'HANDLER_FAILED')).toMatchObject({
      value: JSON.stringify({ seriesId, number: 2 }),
      headers: { ce_subject: seriesId, dlq_group: 'readers', dlq_attempts: '5', dlq_detail: 'Error: cannot digest two' },
    });
  });

  it('skips a known event that nobody here wants', async () => {
    const seriesId = randomUUID();
    await publish(eventOf(seriesId, 1, { contract: numberForgotten }), eventOf(seriesId, 2));

    await untilEffects(seriesId, 1);
    expect(await effectsOf(seriesId)).toEqual([2]);
  });

  it('keeps an event through an outage of the database however long it takes', async () => {
    const seriesId = randomUUID();
    let outages = 0;
    failOn = () => (outages++ < 7 ? startingUp() : null);
    await publish(eventOf(seriesId, 1));

    await untilEffects(seriesId, 1);
    expect(outages).toBeGreaterThan(7);
  });

  it('leaves an event whose handling did not end to the next member of its group', async () => {
    const seriesId = randomUUID();
    let tries = 0;
    failOn = () => ((tries += 1), startingUp());
    await publish(eventOf(seriesId, 1));
    await waitFor(() => tries > 0, { describe: 'the event to be tried' });

    await readers.stop();
    failOn = () => null;
    readers = startConsumer('readers');

    await untilEffects(seriesId, 1);
    expect(await effectsOf(seriesId)).toEqual([1]);
  });

  it('hears everything from the beginning when its group is new', async () => {
    const seriesId = randomUUID();
    await publish(eventOf(seriesId, 1));
    await untilEffects(seriesId, 1);

    await bus.dataSource.query('TRUNCATE inbox');
    const late = startConsumer('late-readers');

    await untilEffects(seriesId, 2);
    await late.stop();
  });

  it('is made anew when nothing was heard of it for too long', async () => {
    const silent = startConsumer('silent-readers', { silentMillis: 1 });
    const first = await waitFor(() => memberOf('silent-readers'), { describe: 'a first member' });

    const second = await waitFor(async () => {
      const member = await memberOf('silent-readers');
      return member === first ? null : member;
    }, { describe: 'another member in its place' });

    expect(second).not.toBe(first);
    await silent.stop();
  });
});

/** The id of the one member of a group, null while there is none. */
async function memberOf(group: string): Promise<string | null> {
  const { groups } = await withAdmin(bus.kafka, (admin) => admin.describeGroups([bus.kafka.wireName(`conect.${group}`)]));
  return groups[0]?.members[0]?.memberId ?? null;
}

const rawHeaders = (changes: Record<string, string> = {}): Record<string, string> => ({
  'content-type': 'application/json',
  ce_specversion: '1.0',
  ce_id: randomUUID(),
  ce_type: numberWritten.type,
  ce_source: '/test',
  ce_subject: 'x',
  ce_time: new Date().toISOString(),
  ce_dataschema: numberWritten.dataschema,
  ce_aggregateversion: '1',
  ...changes,
});
