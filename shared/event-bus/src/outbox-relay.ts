import { Partitioners, type Producer } from 'kafkajs';
import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import { createBackgroundLoop } from './background-loop';
import type { KafkaConnection } from './kafka-connection';
import { purgeSentRows, readUnsentRows, markSent, type OutboxRow } from './outbox-rows';
import { ensureTopics } from './topics';

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
const shortestPauseMillis = 20;
const failurePauseMillis = 1_000;
const purgeEveryMillis = 3_600_000;

/**
 * Makes the relay of one service: a single loop that reads committed rows in commit-safe order, awaits each batch and marks it.
 * Killed between sending and marking it sends the batch again; consumers recognise that by the event id.
 */
export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { pool, sender, logger, batchSize = 500, idleMillis = 500 } = options;
  let leader: PoolClient | null = null;
  let pauseMillis = shortestPauseMillis;
  let failure: unknown = null;
  let purgedAt = Number.NEGATIVE_INFINITY;

  const drain = async (client: PoolClient): Promise<boolean> => {
    const rows = await readUnsentRows(client, batchSize);
    if (rows.length === 0) return false;
    await sender.send(rows);
    await markSent(client, rows);
    return true;
  };
  const resign = async (error?: unknown): Promise<void> => {
    const client = leader;
    leader = null;
    client?.release(error instanceof Error ? error : undefined);
    await sender.disconnect().catch((cause: unknown) => logger.debug({ err: cause }, 'producer did not disconnect'));
  };
  const work = async (): Promise<number> => {
    leader ??= await becomeLeader(pool, sender);
    if (leader === null) return idleMillis;
    if (performance.now() - purgedAt > purgeEveryMillis) {
      await purgeSentRows(leader);
      purgedAt = performance.now();
    }
    const sent = await drain(leader);
    if (failure !== null) logger.info('outbox relay is sending again');
    failure = null;
    pauseMillis = sent ? shortestPauseMillis : Math.min(pauseMillis * 2, idleMillis);
    return sent ? 0 : pauseMillis;
  };

  const loop = createBackgroundLoop(async () => {
    try {
      return await work();
    } catch (error) {
      if (failure === null) logger.warn({ err: error }, 'outbox relay cannot send, trying again');
      failure = error;
      await resign(error);
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
      if (leader !== null) await leader.query('SELECT pg_advisory_unlock($1)', [leaderLock]).catch(() => undefined);
      await resign();
    },
    assertHealthy: () => {
      if (failure !== null) throw new Error('The outbox relay cannot send', { cause: failure });
    },
  };
}

/** Takes the lock on a connection of its own and opens the producer; null while another relay leads. */
async function becomeLeader(pool: Pool, sender: BatchSender): Promise<PoolClient | null> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [leaderLock]);
    if (rows[0]?.leads !== true) {
      client.release();
      return null;
    }
    await sender.connect();
    return client;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

/** A sender over Kafka: idempotent, one batch at a time (concurrent sends lose acknowledged messages), all replicas acknowledge. */
export function createKafkaSender(connection: KafkaConnection, topics: readonly string[]): BatchSender {
  let producer: Producer | null = null;
  return {
    async connect() {
      await ensureTopics(connection, topics);
      producer = connection.kafka.producer({
        idempotent: true,
        maxInFlightRequests: 1,
        allowAutoTopicCreation: false,
        createPartitioner: Partitioners.DefaultPartitioner,
      });
      await producer.connect();
    },
    async send(rows) {
      if (producer === null) throw new Error('Expected a connected producer');
      await producer.sendBatch({ acks: -1, topicMessages: messagesByTopic(rows, connection.wireName) });
    },
    async disconnect() {
      const old = producer;
      producer = null;
      await old?.disconnect();
    },
  };
}

function messagesByTopic(rows: readonly OutboxRow[], wireName: KafkaConnection['wireName']) {
  return [...Map.groupBy(rows, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic: wireName(topic),
    messages: ofTopic.map(({ key, headers, value }) => ({ key, headers, value })),
  }));
}
