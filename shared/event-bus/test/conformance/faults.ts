import { randomUUID } from 'node:crypto';
import { waitFor } from '@conect/testing';
import type { Stage } from './stage';
import { resetGroup, sizeOfGroup } from './oracle';

/** Something that breaks, and how often. */
export interface Fault {
  readonly name: string;
  /** How often in the short run and in the long one. */
  readonly times: { readonly short: number; readonly long: number };
  /** Plays it once, while the load runs; what it broke is whole again afterwards. */
  readonly play: (stage: Stage) => Promise<void>;
  /** What runs beside; a relay and a consumer if not said. */
  readonly set?: (stage: Stage) => void;
}

const relayAndConsumer = (stage: Stage): void => {
  stage.startRelay();
  stage.startConsumer();
};

/** Ends a relay at the n-th batch that it has sent and not yet marked, then starts another. */
const relayKilled: Fault = {
  name: 'relay killed between sending and marking',
  times: { short: 2, long: 30 },
  set: ({ startConsumer }) => void startConsumer(),
  async play({ startRelay, random }) {
    await startRelay({ at: 'AFTER_SEND', passing: random.between(1, 5) }).ended;
  },
};

const consumerKilledAt = (at: 'IN_HANDLER' | 'AFTER_COMMIT', where: string): Fault => ({
  name: `consumer killed ${where}`,
  times: { short: 1, long: 15 },
  set: ({ startRelay }) => void startRelay(),
  async play({ startConsumer, random }) {
    await startConsumer({ at, passing: random.between(1, 40) }).ended;
  },
});

const brokerKilled: Fault = {
  name: 'broker killed and started again',
  times: { short: 1, long: 10 },
  async play({ broker, random, untilWritten, untilEffects }) {
    await untilEffects(1);
    await untilWritten(random.between(1, 40));
    await broker.kill();
    await untilWritten(random.between(1, 40));
    await broker.restart();
    await untilEffects(1);
  },
};

const answersLost: Fault = {
  name: 'answers of the broker lost after the effect',
  times: { short: 4, long: 40 },
  async play({ broker: { proxy }, random, untilEffects }) {
    await untilEffects(random.between(1, 20));
    proxy.dropAnswers();
    await waitFor(() => proxy.droppedBytes() > 0, { describe: 'an answer to be dropped' });
    proxy.heal();
  },
};

const cutOff: Fault = {
  name: 'broker cut off without a word (black hole), then reset',
  times: { short: 1, long: 10 },
  async play({ broker: { proxy }, random, untilWritten, untilEffects }) {
    await untilEffects(1);
    proxy.blackhole();
    await untilWritten(random.between(20, 200));
    proxy.heal();
    proxy.cut();
    await untilEffects(1);
  },
};

const databaseLost: Fault = {
  name: 'answers of the database lost after the effect, connections reset',
  times: { short: 2, long: 30 },
  async play({ databaseProxy, random, untilEffects }) {
    await untilEffects(random.between(1, 20));
    databaseProxy.dropAnswers();
    await waitFor(() => databaseProxy.droppedBytes() > 0, { describe: 'an answer to be dropped' });
    databaseProxy.heal();
    databaseProxy.cut();
  },
};

const memberKilled: Fault = {
  name: 'one of two consumers killed',
  times: { short: 1, long: 6 },
  async play(stage) {
    const { startConsumer, untilEffects } = stage;
    const second = startConsumer();
    await waitFor(async () => (await sizeOfGroup(stage)) === 2, { describe: 'two members', timeoutMillis: 60_000 });
    await untilEffects(20);
    await second.kill();
    await waitFor(async () => (await sizeOfGroup(stage)) === 1, { describe: 'the killed member to be missed', timeoutMillis: 60_000 });
  },
};

/** A zombie: it holds what it fetched, wakes when others have its partitions, and must have no second effect. */
const memberPaused: Fault = {
  name: 'one of two consumers paused past its session',
  times: { short: 1, long: 6 },
  async play(stage) {
    const { startConsumer, untilEffects } = stage;
    const second = startConsumer();
    await waitFor(async () => (await sizeOfGroup(stage)) === 2, { describe: 'two members', timeoutMillis: 60_000 });
    await untilEffects(20);
    second.pause();
    await waitFor(async () => (await sizeOfGroup(stage)) === 1, { describe: 'the paused member to be missed', timeoutMillis: 60_000 });
    await untilEffects(20);
    second.resume();
    await waitFor(async () => (await sizeOfGroup(stage)) === 2, { describe: 'the woken member to join again', timeoutMillis: 60_000 });
    await second.kill();
  },
};

const sentTwice: Fault = {
  name: 'every message delivered twice',
  times: { short: 1, long: 5 },
  async play({ bus, untilEffects }) {
    await untilEffects(40);
    await bus.dataSource.query('UPDATE outbox SET sent_at = NULL');
    await untilEffects(40);
  },
};

const readAgain: Fault = {
  name: 'group set back to the beginning',
  times: { short: 1, long: 5 },
  set: ({ startRelay }) => void startRelay(),
  async play(stage) {
    const consumer = stage.startConsumer();
    await stage.untilEffects(40);
    await consumer.kill();
    await waitFor(async () => (await sizeOfGroup(stage)) === 0, { describe: 'the group to be empty', timeoutMillis: 60_000 });
    await resetGroup(stage);
  },
};

/** Every fault of the suite. What ends its own process needs a whole one afterwards: `startWhole`. */
export const faults: readonly Fault[] = [
  brokerKilled,
  cutOff,
  answersLost,
  databaseLost,
  relayKilled,
  consumerKilledAt('IN_HANDLER', 'before its transaction commits'),
  consumerKilledAt('AFTER_COMMIT', 'between commit and offset'),
  memberKilled,
  memberPaused,
  sentTwice,
  readAgain,
];

/** Starts what the fault plays against. */
export const setStage = (fault: Fault, stage: Stage): void => (fault.set ?? relayAndConsumer)(stage);

/** Starts the processes that the fault itself ended each time. */
export function startWhole(fault: Fault, { startRelay, startConsumer }: Stage): void {
  if (fault === relayKilled) startRelay();
  else if (fault.set !== undefined) startConsumer();
}

/** A series that nothing else writes to. */
export const aSeries = (): string => randomUUID();
