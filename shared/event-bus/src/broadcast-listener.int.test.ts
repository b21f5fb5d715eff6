import { randomUUID } from 'node:crypto';
import { waitFor } from '@conect/testing';
import { numberShouted, numberWritten } from '../test/contracts';
import { eventOf, logger, numbers, openTestBus, withAdmin, type TestBus } from '../test/test-bus';
import { createBroadcastListener, createKafkaSender, onBroadcast, type BroadcastListener, type OutboxRelay } from './index';

interface TestProcess {
  readonly heard: { readonly seriesId: string; readonly number: number }[];
  readonly listener: BroadcastListener;
  readonly numbersOf: (seriesId: string) => number[];
}

let bus: TestBus;
let relay: OutboxRelay;
const started: TestProcess[] = [];

beforeAll(async () => {
  bus = await openTestBus();
  relay = bus.relayWith(createKafkaSender(bus.kafka, [numberShouted]));
  relay.start();
});
afterEach(async () => {
  for (const { listener } of started.splice(0)) await listener.stop();
});
afterAll(async () => {
  await relay.stop();
  await bus.close();
});

function startProcess({ lookBackMillis = 600_000, silentMillis = 60_000, failOn = 0 } = {}): TestProcess {
  const heard: { seriesId: string; number: number }[] = [];
  const listener = createBroadcastListener({
    kafka: bus.kafka,
    process: 'gateway',
    lookBackMillis,
    silentMillis,
    logger,
    subscriptions: [
      onBroadcast(numberShouted, ({ data }) => {
        if (data.number === failOn) throw new Error(`cannot hear ${failOn}`);
        heard.push(data);
      }),
    ],
  });
  const made = { heard, listener, numbersOf: (seriesId: string) => heard.filter((one) => one.seriesId === seriesId).map(({ number }) => number) };
  started.push(made);
  listener.start();
  return made;
}

const shout = (seriesId: string, ...spoken: readonly number[]): Promise<void> =>
  bus.publish(...spoken.map((number) => eventOf(seriesId, number, { contract: numberShouted })));
const isHealthy = ({ listener }: TestProcess) => (): boolean => (listener.assertHealthy(), true);

describe('a broadcast', () => {
  it('is heard by every process, in order', async () => {
    const [one, other] = [startProcess(), startProcess()];
    const seriesId = randomUUID();

    await shout(seriesId, ...numbers(20));

    for (const each of [one, other]) {
      await waitFor(() => each.numbersOf(seriesId).length >= 20, { describe: 'all numbers to be heard' });
      expect(each.numbersOf(seriesId)).toEqual(numbers(20));
    }
  });

  it('is heard by a process that starts within its life, which is not ready before', async () => {
    const seriesId = randomUUID();
    const early = startProcess();
    await shout(seriesId, 1, 2);
    await waitFor(() => early.numbersOf(seriesId).length === 2, { describe: 'the broadcasts to be there' });

    const late = startProcess();
    expect(() => late.listener.assertHealthy()).toThrow('not all heard yet');
    await waitFor(isHealthy(late), { describe: 'the late process to be ready' });

    expect(late.numbersOf(seriesId)).toEqual([1, 2]);
  });

  it('is past for a process that starts after its life', async () => {
    const seriesId = randomUUID();
    const early = startProcess();
    await shout(seriesId, 1);
    await waitFor(() => early.numbersOf(seriesId).length === 1, { describe: 'the broadcast to be there' });

    const late = startProcess({ lookBackMillis: 0 });
    await waitFor(isHealthy(late), { describe: 'the late process to be ready' });
    await shout(seriesId, 2);

    await waitFor(() => late.numbersOf(seriesId).length > 0, { describe: 'the new broadcast' });
    expect(late.numbersOf(seriesId)).toEqual([2]);
  });

  it('that fails is passed by', async () => {
    const listening = startProcess({ failOn: 2 });
    const seriesId = randomUUID();

    await shout(seriesId, 1, 2, 3);

    await waitFor(() => listening.numbersOf(seriesId).includes(3), { describe: 'what follows to be heard' });
    expect(listening.numbersOf(seriesId)).toEqual([1, 3]);
  });

  it('is heard once by a process whose consumer had to be made anew', async () => {
    const restless = startProcess({ silentMillis: 500 });
    const seriesId = randomUUID();
    const until = async (number: number): Promise<void> => {
      await shout(seriesId, number);
      await waitFor(() => restless.numbersOf(seriesId).includes(number), { describe: `number ${number}` });
    };
    for (const number of numbers(5)) await until(number);

    expect(restless.numbersOf(seriesId)).toEqual(numbers(5));
  });

  it('has a topic that forgets, and no dead letters', async () => {
    const name = bus.kafka.wireName(numberShouted.topic);
    const asked = { includeSynonyms: false, resources: [{ type: 2, name, configNames: ['retention.ms', 'segment.ms'] }] };
    const [{ resources }, topics] = await withAdmin(bus.kafka, async (admin) => [await admin.describeConfigs(asked), await admin.listTopics()] as const);

    expect(Object.fromEntries(resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]))).toEqual({ 'retention.ms': '3600000', 'segment.ms': '900000' });
    expect(topics).not.toContain(`${name}.dlq`);
  });

  it('leaves no group behind when its process stops', async () => {
    const passing = startProcess();
    await waitFor(isHealthy(passing), { describe: 'the process to listen' });
    await passing.listener.stop();
    const ours = bus.kafka.wireName('conect.broadcast.');

    await withAdmin(bus.kafka, (admin) =>
      waitFor(async () => (await admin.listGroups()).groups.every(({ groupId }) => !groupId.startsWith(ours)), { describe: 'the groups to be gone' }),
    );
  });

  it('cannot be subscribed to what is handled in groups', () => {
    expect(() => onBroadcast(numberWritten, () => undefined)).toThrow('handled in groups');
  });
});
