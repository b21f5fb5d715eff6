import { randomUUID } from 'node:crypto';
import { waitFor } from '@conect/testing';
import { sendRaw } from '../test/conformance/oracle';
import { numberWritten } from '../test/contracts';
import { eventOf, logger, openTestBus, type TestBus } from '../test/test-bus';
import { createDeadLetterDesk, createEventConsumer, createKafkaSender, on, type DeadLetterDesk, type EventConsumer, type OutboxRelay, type ParkedLetter } from './index';

let bus: TestBus;
let relay: OutboxRelay;
let desk: DeadLetterDesk;
const consumers: EventConsumer[] = [];
const handled: { readonly group: string; readonly seriesId: string; readonly number: number }[] = [];
const failing = new Set<string>();

beforeAll(async () => {
  bus = await openTestBus();
  await bus.dataSource.query('CREATE SCHEMA lenient; CREATE TABLE lenient.inbox (LIKE public.inbox INCLUDING ALL)');
  desk = createDeadLetterDesk(bus.kafka);
  relay = bus.relayWith(createKafkaSender(bus.kafka, [numberWritten]));
  relay.start();
  consumers.push(startConsumer('strict'), startConsumer('lenient'));
});
afterAll(async () => {
  for (const consumer of consumers) await consumer.stop();
  await relay.stop();
  await bus.close();
});

/** A group whose inbox is its own: here both share a database, so only one of them keeps one. */
function startConsumer(group: string): EventConsumer {
  const consumer = createEventConsumer({
    kafka: bus.kafka,
    group,
    logger,
    knownContracts: [numberWritten],
    transaction: (work) =>
      bus.dataSource.transaction(async (manager) => {
        if (group === 'lenient') await manager.query('SET LOCAL search_path = lenient, public');
        return work(manager);
      }),
    subscriptions: [
      on(numberWritten, async ({ data }) => {
        if (failing.has(`${group} ${data.seriesId}`)) throw new Error('cannot digest this');
        handled.push({ group, seriesId: data.seriesId, number: data.number });
      }),
    ],
  });
  consumer.start();
  return consumer;
}

const handledBy = (group: string, seriesId: string): number[] => handled.filter((one) => one.group === group && one.seriesId === seriesId).map(({ number }) => number);
const lettersOf = async (seriesId: string): Promise<ParkedLetter[]> => (await desk.list(numberWritten.topic)).filter(({ key }) => key === seriesId);
const untilParked = (seriesId: string, count: number): Promise<ParkedLetter[]> =>
  waitFor(async () => {
    const letters = await lettersOf(seriesId);
    return letters.length >= count ? letters : null;
  }, { describe: `${count} letters`, timeoutMillis: 60_000, everyMillis: 250 });

describe('the dead-letter desk', () => {
  it('shows why, by whom and what was parked', async () => {
    const seriesId = randomUUID();
    failing.add(`strict ${seriesId}`);
    const event = eventOf(seriesId, 1);
    await bus.publish(event);

    const [letter] = await untilParked(seriesId, 1);

    expect(letter).toMatchObject({ topic: numberWritten.topic, group: 'strict', reason: 'HANDLER_FAILED', detail: 'Error: cannot digest this', attempts: 5, key: seriesId });
    expect(letter!.headers).toMatchObject({ ce_id: event.eventId, ce_subject: seriesId });
    expect(JSON.parse(letter!.value)).toEqual({ seriesId, number: 1 });
    expect(await desk.find(letter!.id)).toEqual(letter);
    expect(await desk.find(`${numberWritten.topic}/0/999999`)).toBeNull();
  });

  it('sends a letter again to the group that parked it, once, and no longer lists it', async () => {
    const seriesId = randomUUID();
    failing.add(`strict ${seriesId}`);
    await bus.publish(eventOf(seriesId, 1));
    const letters = await untilParked(seriesId, 1);
    failing.clear();

    await desk.replay(letters);
    await desk.replay(letters);
    await bus.publish(eventOf(seriesId, 2));

    await waitFor(() => handledBy('strict', seriesId).includes(2) && handledBy('lenient', seriesId).includes(2), { describe: 'what follows to be handled' });
    expect(handledBy('strict', seriesId)).toEqual([1, 2]);
    expect(handledBy('lenient', seriesId)).toEqual([1, 2]);
    expect(await lettersOf(seriesId)).toEqual([]);
  });

  it('does not have others park again what they parked themselves', async () => {
    const seriesId = randomUUID();
    await sendRaw(bus, seriesId, [{ value: 'no json', headers: { ce_type: numberWritten.type, ce_dataschema: numberWritten.dataschema } }]);
    const letters = await untilParked(seriesId, 2);

    await desk.replay(letters.filter(({ group }) => group === 'strict'));

    const after = await waitFor(async () => {
      const now = await lettersOf(seriesId);
      return now.some(({ origin }) => origin !== letters[0]!.origin) ? now : null;
    }, { describe: 'the letter to come back', everyMillis: 250 });
    expect(after.map(({ group }) => group).sort()).toEqual(['lenient', 'strict']);
  });
});
