import type { SeededRandom } from '@conect/kernel';
import { startTcpProxy, waitFor, type TcpProxy, type TestBroker } from '@conect/testing';
import { openTestBus, type TestBus } from '../test-bus';
import { judge, type Effect, type Verdict } from './history';
import { startLoad, type Load } from './load';
import type { WorkerTask } from './worker';
import { startWorker, type Worker } from './workers';

/** Where a fault is played: topics and a database of its own, processes of the bus under test, a load of unique writes. */
export interface Stage {
  readonly bus: TestBus;
  readonly broker: TestBroker;
  /** Between the processes and their database; the load goes past it. */
  readonly databaseProxy: TcpProxy;
  readonly random: SeededRandom;
  readonly load: Load;
  readonly group: string;
  readonly startRelay: (crash?: WorkerTask['crash']) => Worker;
  readonly startConsumer: (crash?: WorkerTask['crash']) => Worker;
  readonly effects: () => Promise<readonly Effect[]>;
  /** Waits until so many more numbers were written. */
  readonly untilWritten: (more: number) => Promise<void>;
  /** Waits until so many more effects were had. */
  readonly untilEffects: (more: number) => Promise<void>;
  /** Stops the load, waits until nothing is on its way, and judges. */
  readonly drain: () => Promise<Verdict & { readonly drainSeconds: number }>;
  readonly close: () => Promise<void>;
}

const drainTimeoutMillis = 180_000;
const sessionTimeoutMillis = 6_000;

/** Opens a stage; the load runs from now on. */
export async function openStage({ implementation, broker, random }: { implementation: string; broker: TestBroker; random: SeededRandom }): Promise<Stage> {
  const bus = await openTestBus(broker.brokers);
  const databaseProxy = await startTcpProxy(Number(new URL(bus.databaseUrl).port));
  const load = startLoad(bus);
  const workers: Worker[] = [];

  const start = (role: WorkerTask['role'], crash?: WorkerTask['crash']): Worker => {
    const url = new URL(bus.databaseUrl);
    url.port = String(databaseProxy.port);
    const { topicPrefix } = bus;
    const worker = startWorker({ role, implementation, databaseUrl: url.href, brokers: broker.brokers, topicPrefix, group: 'readers', sessionTimeoutMillis, crash });
    workers.push(worker);
    return worker;
  };
  const effects = (): Promise<Effect[]> =>
    bus.dataSource.query('SELECT event_id AS "eventId", series_id AS "seriesId", number FROM effect ORDER BY place');
  const countEffects = async (): Promise<number> => Number((await bus.dataSource.query<{ count: string }[]>('SELECT count(DISTINCT event_id) FROM effect'))[0]!.count);

  return {
    bus,
    broker,
    databaseProxy,
    random,
    load,
    group: bus.kafka.wireName('conect.readers'),
    startRelay: (crash) => start('relay', crash),
    startConsumer: (crash) => start('consumer', crash),
    effects,
    untilWritten: (more) => until(() => load.writes.length, more, 'numbers to be written'),
    untilEffects: (more) => until(countEffects, more, 'effects'),
    drain: async () => {
      await load.stop();
      const started = performance.now();
      const acknowledged = load.writes.filter(({ isAcknowledged }) => isAcknowledged).length;
      const isDrained = async (): Promise<boolean> => (await countEffects()) >= acknowledged && allHad(load, await effects());
      await untilStill(isDrained, countEffects);
      const drainSeconds = (performance.now() - started) / 1000;
      return { ...judge(load.writes, await effects()), drainSeconds };
    },
    close: async () => {
      await load.stop();
      for (const worker of workers) {
        worker.resume();
        await worker.kill();
      }
      await databaseProxy.stop();
      await bus.close();
    },
  };
}

async function until(count: () => number | Promise<number>, more: number, what: string): Promise<void> {
  const wanted = (await count()) + more;
  await waitFor(async () => (await count()) >= wanted, { describe: `${more} more ${what}`, timeoutMillis: drainTimeoutMillis, everyMillis: 100 });
}

function allHad(load: Load, effects: readonly Effect[]): boolean {
  const had = new Set(effects.map(({ eventId }) => eventId));
  return load.writes.every(({ eventId, isAcknowledged }) => !isAcknowledged || had.has(eventId));
}

/** What is lost never comes: waiting ends when nothing has come for a minute, and the verdict tells. */
async function untilStill(isDrained: () => Promise<boolean>, count: () => Promise<number>): Promise<void> {
  let [seen, since] = [-1, performance.now()];
  const isDone = async (): Promise<boolean> => {
    const now = await count();
    if (now !== seen) [seen, since] = [now, performance.now()];
    return (await isDrained()) || performance.now() - since > 60_000;
  };
  await waitFor(isDone, { describe: 'effects to come to an end', timeoutMillis: 1_500_000, everyMillis: 200 });
}
