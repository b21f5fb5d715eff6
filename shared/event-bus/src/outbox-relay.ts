import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import { createBackgroundLoop } from './background-loop';
import { markSent, readUnsentRows, withinBytes, type OutboxRow } from './outbox-rows';
import { refusalOf } from './refusal';

/** Sends a batch in order and resolves when the brokers have it; the relay's only demand on a client. */
export interface BatchSender {
  readonly connect: () => Promise<void>;
  readonly send: (rows: readonly OutboxRow[]) => Promise<void>;
  readonly disconnect: () => Promise<void>;
}

interface OutboxRelayOptions {
  /** The service's pool; the relay keeps one connection of it while it leads. */
  readonly pool: Pool;
  readonly sender: BatchSender;
  readonly logger: Logger;
  readonly batchSize?: number;
  /** The longest pause of an idle relay; a nudge after a commit ends it. */
  readonly idleMillis?: number;
}

/** Brings committed events to Kafka. */
export interface OutboxRelay {
  readonly start: () => void;
  /** Call after each commit: the relay looks at once. */
  readonly nudge: () => void;
  readonly stop: () => Promise<void>;
  /** Throws when the last attempt to send failed: readiness. */
  readonly assertHealthy: () => void;
}

/** One relay at a time per database: whoever holds this advisory lock leads, the others wait to take over. */
const leaderLock = 7_461_003;
/** An event just committed cannot be read while an older transaction still runs, which is mostly over in a moment. */
const shortestPauseMillis = 5;
const failurePauseMillis = 1_000;

/**
 * Makes the relay of one service: a single loop that reads committed rows in commit-safe order, awaits each batch and marks it.
 * Killed between sending and marking it sends again what is not marked; consumers recognise that by the event id.
 */
export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { logger, idleMillis = 1_000 } = options;
  const leadership = createLeadership(options);
  let pauseMillis = shortestPauseMillis;
  let failure: unknown = null;

  const work = async (): Promise<number> => {
    const sentCount = await leadership.drain();
    if (failure !== null) logger.info('outbox relay is sending again');
    failure = null;
    const pause = sentCount > 0 ? 0 : Math.min(pauseMillis, idleMillis);
    pauseMillis = sentCount > 0 ? shortestPauseMillis : pause * 2;
    return pause;
  };
  const loop = createBackgroundLoop(async () => {
    try {
      return await work();
    } catch (error) {
      if (failure === null) logger.warn({ err: error }, 'outbox relay cannot send, trying again');
      failure = error;
      await leadership.resign(error);
      return failurePauseMillis;
    }
  });
  return {
    start: loop.start,
    nudge: () => {
      pauseMillis = shortestPauseMillis;
      loop.nudge();
    },
    stop: async () => {
      await loop.stop();
      await leadership.resign();
    },
    assertHealthy: () => {
      if (failure !== null) throw new Error(`The outbox relay cannot send${refusalOf(failure) === null ? '' : `, the brokers refuse it: ${refusalOf(failure)}`}`, { cause: failure });
    },
  };
}

/** The one place per database from which events are sent. */
interface Leadership {
  /** Sends a batch if this relay leads or can take the lead; answers how many rows went. */
  readonly drain: () => Promise<number>;
  readonly resign: (error?: unknown) => Promise<void>;
}

function createLeadership({ pool, sender, logger, batchSize = 500 }: OutboxRelayOptions): Leadership {
  let batches: Batches | null = null;
  let client: PoolClient | null = null;

  return {
    async drain() {
      client ??= await becomeLeader(pool, sender, logger);
      if (client === null) return 0;
      batches ??= createBatches(client, sender, batchSize);
      return batches.sendNext();
    },
    async resign(error) {
      const old = client;
      if (error === undefined) await batches?.markLast().catch((cause: unknown) => logger.warn({ err: cause }, 'sent events not marked, they will be sent again'));
      batches = null;
      client = null;
      // A closed connection gives the lock back, whatever state it was in.
      old?.release(error instanceof Error ? error : true);
      await sender.disconnect().catch((cause: unknown) => logger.debug({ err: cause }, 'producer did not disconnect'));
    },
  };
}

/** The outbox in batches, as one leader sends them. */
interface Batches {
  /** Answers how many rows went. */
  readonly sendNext: () => Promise<number>;
  /** Marks what was sent and not marked yet. */
  readonly markLast: () => Promise<void>;
}

/**
 * Sends one batch at a time, in order. While the brokers take a full batch, the database marks the one before and reads the next, so
 * that a long outbox goes nearly as fast as the brokers allow; a leader that is killed meanwhile leaves two batches to be sent again.
 */
function createBatches(client: PoolClient, sender: BatchSender, batchSize: number): Batches {
  let next: Batch | null = null;
  let unmarked: readonly OutboxRow[] = [];

  const read = async (onTheirWay: readonly OutboxRow[]): Promise<Batch> => {
    const found = await readUnsentRows(client, batchSize, onTheirWay);
    const rows = withinBytes(found);
    return { rows, isLast: found.length < batchSize && rows.length === found.length };
  };
  const markLast = async (): Promise<void> => {
    if (unmarked.length > 0) await markSent(client, unmarked);
    unmarked = [];
  };
  const prepareNext = async ({ rows, isLast }: Batch): Promise<void> => {
    await markLast();
    next = isLast ? null : await read(rows);
  };

  return {
    markLast,
    async sendNext() {
      const batch = next ?? (await read([]));
      next = null;
      if (batch.rows.length === 0) {
        await markLast();
        return 0;
      }
      // Both end before either's failure is told: a producer never sends while another is made in its place.
      const [sent, prepared] = await Promise.allSettled([sender.send(batch.rows), prepareNext(batch)]);
      for (const outcome of [sent, prepared]) if (outcome.status === 'rejected') throw outcome.reason as Error;
      unmarked = batch.rows;
      if (batch.isLast) await markLast();
      return batch.rows.length;
    },
  };
}

interface Batch {
  readonly rows: readonly OutboxRow[];
  /** Whether nothing more was there to be read. */
  readonly isLast: boolean;
}

/** Takes the lock on a connection of its own and opens the producer; null while another relay leads. */
async function becomeLeader(pool: Pool, sender: BatchSender, logger: Logger): Promise<PoolClient | null> {
  const client = await pool.connect();
  // The server may end the connection at any time; without a listener that would end the process. The next query tells.
  const told = (error: Error): void => logger.warn({ err: error }, 'outbox relay lost its connection');
  client.on('error', told);
  try {
    const { rows } = await client.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [leaderLock]);
    if (rows[0]?.leads !== true) {
      client.off('error', told);
      client.release();
      return null;
    }
    // A mark that a crash of the server undoes means an event sent again, no more: it need not wait for the disk, nor keep others from it.
    await client.query('SET synchronous_commit = off');
    await sender.connect();
    return client;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
