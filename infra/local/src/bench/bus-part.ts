import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createEventConsumer, on } from '@conect/event-bus';
import { organizationApproved } from '@conect/events';
import { createDataSource, createLogger } from '@conect/service-kit';
import { databaseOf, ensureDatabases, urlOf } from '../databases';
import { repositoryRoot } from '../local-settings';
import { Problem } from '../problem';
import { runToEnd } from '../run-to-end';
import { step } from '../steps';
import { benchKafka, createBusTables, monotonicMillis, type BusPlace } from './bus-place';
import type { WriterAnswer, WriterTask } from './bus-writer';
import { latencyOf, medianOf, ratioOf, type Latency, type Ratio, type Round } from './figures';
import type { BenchRun } from './bench-run';
import { showLatency, showRatio, type Section } from './report';

const relayTask = { events: 5_000, rounds: 7 };
const idle = { count: 300, everyMillis: 60 };
const underLoad = { count: 1_000, everyMillis: 10 };
/** Rounds are short, so that both sides of one see the same machine. */
const spacedWrites = { count: 10, rounds: 30, pauseMillis: 20 };
const closeWrites = { count: 60, rounds: 10, pauseMillis: 0 };

/** The event bus alone, on a database and topics of its own: relay, latency, price of the outbox. */
export async function measureBus(run: BenchRun): Promise<Section> {
  const place = await makePlace(run, { name: 'bench', topicPrefix: 'bench' });
  const relay = await step(`Relay and kafkajs, ${relayTask.rounds} rounds of ${relayTask.events} events`, () => compareRelay(place, run));
  const listener = await startListener(place);
  const writer = await startWriter(place, run);
  try {
    await step('A first event', () => hearFirst(writer, listener));
    const quiet = await step(`Commit to handler, one write each ${idle.everyMillis} ms`, () => measureLatency(idle, writer, listener));
    const busy = await step(`Commit to handler, ${1_000 / underLoad.everyMillis} writes a second`, () => measureLatency(underLoad, writer, listener));
    const spaced = await step(`Writes with and without the outbox, ${spacedWrites.rounds} rounds`, () => compareWrites(spacedWrites, writer));
    const close = await step(`The same back to back, ${closeWrites.rounds} rounds`, () => compareWrites(closeWrites, writer));
    return sectionOf({ relay, quiet, busy, spaced, close });
  } finally {
    writer.stop();
    await listener.stop();
  }
}

interface BusFigures {
  readonly relay: Ratio;
  readonly quiet: Latency;
  readonly busy: Latency;
  /** The price of the outbox for somebody who writes now and then. */
  readonly spaced: Ratio;
  /** The same while the relay, in the same process, is busy with the writes before. */
  readonly close: Ratio;
}

function sectionOf({ relay, quiet, busy, spaced, close }: BusFigures): Section {
  const writeRow = (name: string, { ours, theirs, ...ratio }: Ratio) => [name, ours.toFixed(2), theirs.toFixed(2), showRatio({ ours, theirs, ...ratio })];
  return {
    name: 'bus',
    how: `medians of rounds in turns; relay beside kafkajs with ${relayTask.events} events, writes beside the same without the outbox`,
    header: ['', 'ours', 'beside', 'ratio', 'aim'],
    rows: [
      ['relay, events a second', relay.ours.toFixed(0), relay.theirs.toFixed(0), showRatio(relay), '0.6'],
      [...writeRow('a write with the outbox, ms p50', spaced), '1.1'],
      writeRow('writes back to back, ms p50', close),
      ['commit to handler when idle, ms p50 p95 p99', ...showLatency(quiet), 'p95 25'],
      [`commit to handler at ${1_000 / underLoad.everyMillis}/s, ms p50 p95 p99`, ...showLatency(busy)],
    ],
    figures: { relayTask, idle, underLoad, spacedWrites, closeWrites, relay, quiet, busy, spaced, close },
  };
}

/** Makes a database of this name for a writer and whoever listens to it. */
export async function makePlace({ servers: { settings } }: BenchRun, { name, topicPrefix }: { readonly name: string; readonly topicPrefix: string }): Promise<BusPlace> {
  const superuser = settings['TEST_POSTGRES_URL']!;
  const [owner, app] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  const database = databaseOf(name, owner, app);
  await ensureDatabases(superuser, [database]);
  const databaseUrl = urlOf(superuser, database.database, database.owner, owner);
  await createBusTables(databaseUrl);
  return { databaseUrl, brokers: settings['TEST_KAFKA_BROKERS']!.split(','), topicPrefix };
}

/** In a process of its own, which only the event bus knows how to write: it is the one that knows kafkajs. */
async function compareRelay(place: BusPlace, { env, interrupted }: BenchRun): Promise<Ratio> {
  const program = join(repositoryRoot, 'shared', 'event-bus', 'dist', 'bench', 'relay-against-kafkajs.js');
  const args = [program, JSON.stringify({ ...place, ...relayTask, topicPrefix: 'bench-relay' })];
  const { code, output, errors } = await runToEnd({ command: process.execPath, args, cwd: repositoryRoot, env, interrupted, show: 'collect' });
  if (code !== 0) throw new Problem(`The comparison of the relay with kafkajs failed:\n${output}${errors}`);
  const rounds = JSON.parse(output.trim().split('\n').at(-1)!) as { relaySeconds: number; kafkajsSeconds: number }[];
  return ratioOf(rounds.map(({ relaySeconds, kafkajsSeconds }) => ({ ours: relayTask.events / relaySeconds, theirs: relayTask.events / kafkajsSeconds })));
}

interface Listener {
  /** When each event came to the handler. */
  readonly heard: ReadonlyMap<string, number>;
  readonly stop: () => Promise<void>;
}

/** Another service's consumer; this process has nothing else to do meanwhile. */
async function startListener(place: BusPlace): Promise<Listener> {
  const logger = createLogger({ service: 'bench-listener', level: 'error' });
  const dataSource = createDataSource({ url: place.databaseUrl, applicationName: 'bench-listener', entities: [], migrations: [] });
  await dataSource.initialize();
  const heard = new Map<string, number>();
  const consumer = createEventConsumer({
    kafka: benchKafka(place, logger),
    group: 'bench',
    logger,
    transaction: (work) => dataSource.transaction(work),
    subscriptions: [
      on(organizationApproved, async ({ id, subject, aggregateVersion }, manager) => {
        // An event that is delivered again was heard the first time.
        if (!heard.has(id)) heard.set(id, monotonicMillis());
        await manager.query(
          `INSERT INTO projection AS known (id, version) VALUES ($1, $2)
           ON CONFLICT (id) DO UPDATE SET version = excluded.version WHERE known.version < excluded.version`,
          [subject, aggregateVersion],
        );
      }),
    ],
  });
  consumer.start();
  return {
    heard,
    stop: async () => {
      await consumer.stop();
      await dataSource.destroy();
    },
  };
}

/** The process that writes events. */
interface Writer {
  readonly ask: (task: WriterTask) => Promise<WriterAnswer>;
  readonly stop: () => void;
}

/** Starts a process that writes as a service does, with the relay beside it. */
export async function startWriter(place: BusPlace, { env, interrupted }: BenchRun): Promise<Writer> {
  const child = fork(join(__dirname, 'bus-writer.js'), [JSON.stringify(place)], { cwd: repositoryRoot, env, signal: interrupted });
  await answerOf<string>(child);
  return {
    ask: (task) => {
      child.send(task);
      return answerOf<WriterAnswer>(child);
    },
    stop: () => {
      if (child.connected) child.disconnect();
    },
  };
}

/** The next message of the writer, or a problem when it ends first. */
async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const waiting = new AbortController();
  try {
    const { signal } = waiting;
    const [told] = (await Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal }).then(() => [null])])) as [Answer | null];
    if (told === null) throw new Problem('The writer of the bus bench ended: its last lines are above.');
    return told;
  } finally {
    waiting.abort();
  }
}

const patienceMillis = 60_000;

/** The consumer has joined its group once the first event is heard. */
async function hearFirst(writer: Writer, listener: Listener): Promise<void> {
  await measureLatency({ count: 1, everyMillis: 1 }, writer, listener);
}

async function measureLatency(pace: { readonly count: number; readonly everyMillis: number }, writer: Writer, { heard }: Listener): Promise<Latency> {
  const { commits } = await writer.ask({ kind: 'EVENTS', ...pace });
  const giveUpAt = performance.now() + patienceMillis;
  while (!commits.every(([eventId]) => heard.has(eventId))) {
    if (performance.now() > giveUpAt) throw new Problem(`Not every event was heard within ${patienceMillis / 1_000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return latencyOf(commits.map(([eventId, committedAt]) => heard.get(eventId)! - committedAt));
}

interface Writes {
  readonly count: number;
  readonly rounds: number;
  readonly pauseMillis: number;
}

/** The same command with the event and without, in turns. */
async function compareWrites({ rounds: wanted, ...task }: Writes, writer: Writer): Promise<Ratio> {
  const rounds: Round[] = [];
  for (let round = 0; round <= wanted; round += 1) {
    const withOutbox = await writer.ask({ kind: 'WRITES', ...task, withOutbox: true });
    const without = await writer.ask({ kind: 'WRITES', ...task, withOutbox: false });
    // The first round warms both up.
    if (round > 0) rounds.push({ ours: medianOf(withOutbox.millis), theirs: medianOf(without.millis) });
  }
  return ratioOf(rounds);
}
