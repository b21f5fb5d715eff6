import { randomUUID } from 'node:crypto';
import { waitFor } from '@conect/testing';
import { resetGroup, sizeOfGroup } from '../test/conformance/oracle';
import { numberWritten } from '../test/contracts';
import { eventOf, logger, numbers, openTestBus, type TestBus } from '../test/test-bus';
import { createEffectLedger, createEffectLedgerTable, createEventConsumer, createKafkaSender, on, type Effect, type EffectLedger, type EventConsumer, type OutboxRelay } from './index';

let bus: TestBus;
let relay: OutboxRelay;

beforeAll(async () => {
  bus = await openTestBus();
  const queryRunner = bus.dataSource.createQueryRunner();
  await createEffectLedgerTable(queryRunner);
  await queryRunner.release();
  relay = bus.relayWith(createKafkaSender(bus.kafka, [numberWritten]));
  relay.start();
});
afterAll(async () => {
  await relay.stop();
  await bus.close();
});

const day = 86_400_000;
const ago = (millis: number): Date => new Date(Date.now() - millis);
const mail = (key: string = randomUUID()): Effect => ({ id: randomUUID(), key, kind: 'mail', payload: { to: key } });

async function aLedger(startedDaysAgo: number, maximumAgeDays?: number): Promise<EffectLedger> {
  const group = `group-${randomUUID()}`;
  const ledger = createEffectLedger({ group, ...(maximumAgeDays === undefined ? {} : { maximumAgeDays }) });
  await ledger.noteStart(bus.dataSource.manager);
  await bus.dataSource.query(`UPDATE effect_ledger_start SET started_at = $2 WHERE group_name = $1`, [group, ago(startedDaysAgo * day)]);
  return ledger;
}

describe('an effect', () => {
  it('is due once, however often its event comes', async () => {
    const ledger = await aLedger(30);
    const [first, again] = [mail('one key'), mail('one key')];

    expect(await ledger.record(bus.dataSource.manager, ago(1_000), [first, mail()])).toEqual([first, expect.anything()]);
    expect(await ledger.record(bus.dataSource.manager, ago(1_000), [again])).toEqual([]);
    expect(await ledger.take(bus.dataSource.manager, first.id)).toEqual(first);
    expect(await ledger.take(bus.dataSource.manager, again.id)).toBeNull();
  });

  it.each([
    ['a minute short of seven days ago', 7 * day - 60_000, true],
    ['a minute over seven days ago', 7 * day + 60_000, false],
  ])('of what happened %s is due: %3$s', async (_when, age, isDue) => {
    const ledger = await aLedger(30);

    expect(await ledger.record(bus.dataSource.manager, ago(age), [mail()])).toHaveLength(isDue ? 1 : 0);
    expect(await ledger.reaches(bus.dataSource.manager, ago(age))).toBe(isDue);
  });

  it('of what happened before the first start of the group is for nobody', async () => {
    const ledger = await aLedger(2);

    expect(await ledger.record(bus.dataSource.manager, ago(3 * day), [mail()])).toEqual([]);
    expect(await ledger.record(bus.dataSource.manager, ago(day), [mail()])).toHaveLength(1);
  });

  it('keeps the first start when the process starts again', async () => {
    const ledger = await aLedger(2);
    await ledger.noteStart(bus.dataSource.manager);

    expect(await ledger.reaches(bus.dataSource.manager, ago(day))).toBe(true);
  });

  it('obeys another bound', async () => {
    const ledger = await aLedger(30, 20);

    expect(await ledger.record(bus.dataSource.manager, ago(10 * day), [mail()])).toHaveLength(1);
  });

  it('is not recorded by a group whose start nobody noted', async () => {
    const ledger = createEffectLedger({ group: 'unknown' });

    await expect(ledger.record(bus.dataSource.manager, new Date(), [mail()])).rejects.toThrow('noteStart');
  });

  it('is taken by one worker at a time and never again once it ended, which it does once', async () => {
    const ledger = await aLedger(30);
    const effect = mail();
    await ledger.record(bus.dataSource.manager, new Date(), [effect]);

    await bus.dataSource.transaction(async (one) => {
      expect(await ledger.take(one, effect.id)).toEqual(effect);
      expect(await bus.dataSource.transaction((other) => ledger.take(other, effect.id))).toBeNull();
      await ledger.end(one, effect.id, { state: 'FAILED', reason: 'REFUSED' });
    });
    await ledger.end(bus.dataSource.manager, effect.id, { state: 'MADE' });

    expect(await ledger.take(bus.dataSource.manager, effect.id)).toBeNull();
    expect(await bus.dataSource.query('SELECT state, reason FROM effect_ledger WHERE id = $1', [effect.id])).toEqual([{ state: 'FAILED', reason: 'REFUSED' }]);
  });
});

describe('a consumer with effects', () => {
  const consumers: EventConsumer[] = [];
  afterEach(async () => {
    for (const consumer of consumers.splice(0)) await consumer.stop();
  });

  async function startConsumer(group: string, kind: string): Promise<EventConsumer> {
    const ledger = createEffectLedger({ group });
    await ledger.noteStart(bus.dataSource.manager);
    const consumer = createEventConsumer({
      kafka: bus.kafka,
      group,
      logger,
      knownContracts: [numberWritten],
      transaction: (work) => bus.dataSource.transaction(work),
      subscriptions: [
        on(numberWritten, async (event, manager) => {
          await manager.query('INSERT INTO effect (series_id, number) VALUES ($1, $2)', [event.data.seriesId, event.data.number]);
          await ledger.record(manager, event.time, [{ id: randomUUID(), key: `${kind}:${event.id}`, kind, payload: event.data }]);
        }),
      ],
    });
    consumers.push(consumer);
    consumer.start();
    return consumer;
  }
  const countOf = async (table: string, column: string, value: string): Promise<number> =>
    Number((await bus.dataSource.query<{ count: string }[]>(`SELECT count(*) FROM ${table} WHERE ${column} = $1`, [value]))[0]!.count);
  const untilHandled = (seriesId: string, count: number) =>
    waitFor(async () => (await countOf('effect', 'series_id', seriesId)) >= count, { describe: `${count} numbers to be handled`, timeoutMillis: 60_000 });

  it('writes to nobody twice when its group reads everything again into an emptied inbox', async () => {
    const [seriesId, kind, group] = [randomUUID(), randomUUID(), `again-${randomUUID()}`];
    const first = await startConsumer(group, kind);
    await bus.publish(...numbers(3).map((number) => eventOf(seriesId, number)));
    await untilHandled(seriesId, 3);
    await first.stop();
    consumers.length = 0;

    const asked = { bus, group: bus.kafka.wireName(`conect.${group}`) };
    await waitFor(async () => (await sizeOfGroup(asked)) === 0, { describe: 'the group to be empty' });
    await resetGroup(asked);
    await bus.dataSource.query('TRUNCATE inbox');
    await startConsumer(group, kind);

    await untilHandled(seriesId, 6);
    expect(await countOf('effect_ledger', 'kind', kind)).toBe(3);
  });

  it('writes to nobody when its group first joins after the events', async () => {
    const [seriesId, kind] = [randomUUID(), randomUUID()];
    await bus.publish(...numbers(3).map((number) => eventOf(seriesId, number)));

    await startConsumer(`late-${randomUUID()}`, kind);
    await untilHandled(seriesId, 3);
    expect(await countOf('effect_ledger', 'kind', kind)).toBe(0);

    await bus.publish(eventOf(seriesId, 4));
    await untilHandled(seriesId, 4);
    expect(await countOf('effect_ledger', 'kind', kind)).toBe(1);
  });
});
