import type { EventContract } from '@conect/events';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { Logger } from 'pino';
import { createBackgroundLoop } from './background-loop';
import type { KafkaConnection } from './kafka-connection';
import { refusalOf } from './refusal';
import { ensureTopics } from './topics';

/** What a member of a consumer group needs; both ways of listening are built on it. */
export interface GroupMemberOptions {
  readonly kafka: KafkaConnection;
  /** The group's name on the wire, asked at each joining. */
  readonly groupId: () => Promise<string>;
  readonly contracts: readonly EventContract[];
  readonly logger: Logger;
  /** `seek` leaves the batch: its partition is read from that offset on. */
  readonly eachBatch: (payload: EachBatchPayload, seek: (offset: string) => void) => Promise<void>;
  /** Before the first batch of each joining. */
  readonly beforeRun?: () => Promise<void>;
  /** Asked every second while joined: leave and join again, under the name that `groupId` then gives. */
  readonly mustRejoin?: () => Promise<boolean>;
  /** How long nothing may be heard of the member before it is made anew. */
  readonly silentMillis?: number | undefined;
  /** How long a member that says nothing keeps its partitions. */
  readonly sessionTimeoutMillis?: number | undefined;
}

/** One process's place in a consumer group. */
export interface GroupMember {
  /** Returns at once; joins as soon as a broker answers. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** Throws when the brokers refuse this process, or the member has been silent for too long, or could not join for as long: readiness. */
  readonly assertHealthy: () => void;
}

const checkEveryMillis = 1_000;
const defaultSilentMillis = 60_000;
const defaultSessionTimeoutMillis = 45_000;

/** Makes a member that joins, is watched, and is made anew when it crashed or fell silent. */
export function createGroupMember(options: GroupMemberOptions): GroupMember {
  const { logger, mustRejoin = () => Promise.resolve(false), silentMillis = defaultSilentMillis } = options;
  const place = createPlace(options, silentMillis);

  const look = async (): Promise<void> => {
    if (place.isJoined() && (place.isDead() || (await mustRejoin()))) {
      logger.warn('consumer crashed, is silent or must begin anew: making a new one');
      await place.leave();
    }
    if (!place.isJoined()) await place.join();
  };
  const loop = createBackgroundLoop(async () => {
    try {
      await look();
    } catch (error) {
      logger.warn({ err: error }, 'consumer cannot join its group yet');
      place.noteFailure(error);
      await place.leave();
    }
    return checkEveryMillis;
  });
  return {
    start: loop.start,
    stop: async () => {
      await loop.stop();
      await place.leave();
    },
    assertHealthy: () => {
      const failure = place.failure();
      const refusal = refusalOf(failure);
      if (refusal !== null) throw new Error(`The brokers refuse this consumer: ${refusal}`, { cause: failure });
      if (place.isSilent()) throw new Error(`Nothing heard of the consumer for ${silentMillis / 1000} s`, { cause: failure });
    },
  };
}

interface Place {
  readonly join: () => Promise<void>;
  readonly leave: () => Promise<void>;
  readonly isJoined: () => boolean;
  /** A member that was killed keeps its place for a session's length, so joining may take that long without being a fault. */
  readonly isSilent: () => boolean;
  readonly isDead: () => boolean;
  /** The last thing that went wrong since something was fetched. */
  readonly failure: () => unknown;
  readonly noteFailure: (error: unknown) => void;
}

function createPlace(options: GroupMemberOptions, silentMillis: number): Place {
  const { kafka, groupId, contracts, logger, eachBatch, beforeRun, sessionTimeoutMillis = defaultSessionTimeoutMillis } = options;
  const topics = [...new Set(contracts.map(({ topic }) => kafka.wireName(topic)))];
  let consumer: Consumer | null = null;
  let heardAt = performance.now();
  let crashed = false;
  let failure: unknown = null;

  const watch = (made: Consumer): void => {
    const heard = (): void => void (heardAt = performance.now());
    for (const sign of [made.events.HEARTBEAT, made.events.FETCH, made.events.GROUP_JOIN]) made.on(sign, heard);
    made.on(made.events.FETCH, () => void (failure = null));
    made.on(made.events.CRASH, ({ payload }) => {
      failure = payload.error;
      logger.warn({ err: payload.error, restart: payload.restart }, 'consumer crashed');
      crashed ||= !payload.restart;
    });
  };
  const isSilent = (): boolean => performance.now() - heardAt > silentMillis;
  const run = (made: Consumer): Promise<void> =>
    made.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => eachBatch(payload, (offset) => made.seek({ topic: payload.batch.topic, partition: payload.batch.partition, offset })),
    });

  return {
    isJoined: () => consumer !== null,
    isSilent,
    isDead: () => crashed || isSilent(),
    failure: () => failure,
    noteFailure: (error) => void (failure = error),
    async leave() {
      const old = consumer;
      consumer = null;
      crashed = false;
      await old?.disconnect().catch((error: unknown) => logger.warn({ err: error }, 'consumer did not disconnect'));
    },
    async join() {
      await ensureTopics(kafka, contracts);
      consumer = kafka.kafka.consumer({ ...consumerSettings(sessionTimeoutMillis), groupId: await groupId() });
      watch(consumer);
      await consumer.connect();
      await consumer.subscribe({ topics, fromBeginning: true });
      await beforeRun?.();
      await run(consumer);
      heardAt = performance.now();
    },
  };
}

const consumerSettings = (sessionTimeout: number) => ({
  sessionTimeout,
  heartbeatInterval: Math.min(3_000, sessionTimeout / 3),
  allowAutoTopicCreation: false,
  // What a broker holds back ends when a message comes; each empty answer costs a process two milliseconds. A member that stops waits for its fetch to return.
  maxWaitTimeInMs: 2_000,
  retry: { retries: 8, maxRetryTime: 5_000, restartOnFailure: () => Promise.resolve(true) },
});
