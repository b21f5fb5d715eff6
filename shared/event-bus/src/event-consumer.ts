import { identityEvents, registryEvents, type EventContract } from '@conect/events';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Logger } from 'pino';
import { createBackgroundLoop } from './background-loop';
import { createDeadLetterQueue } from './dead-letter';
import { handleMessage, type DeadOutcome, type MessageHandling } from './handle-message';
import type { KafkaConnection } from './kafka-connection';
import type { EventSubscription } from './subscription';
import { ensureTopics } from './topics';

interface EventConsumerOptions extends Pick<MessageHandling, 'transaction'> {
  readonly kafka: KafkaConnection;
  /** Each event is handled once per group; a service's name. */
  readonly group: string;
  readonly subscriptions: readonly EventSubscription[];
  readonly logger: Logger;
  /** Contracts beyond the catalogue, for tests. */
  readonly knownContracts?: readonly EventContract[];
}

/** Listens to other services. */
export interface EventConsumer {
  /** Returns at once; joins the group as soon as a broker answers. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** Throws when the consumer is not in its group or silent for too long: readiness. */
  readonly assertHealthy: () => void;
}

const checkEveryMillis = 1_000;
const silentMillis = 60_000;
const sessionTimeoutMillis = 45_000;

/**
 * Makes a service's consumer in group mode. A message's inbox row and effect share a transaction; its offset is committed after that.
 * What cannot be handled is parked and the partition goes on. A consumer that crashed or fell silent for 60 s is made anew.
 */
export function createEventConsumer(options: EventConsumerOptions): EventConsumer {
  const { kafka, group, subscriptions, transaction, logger } = options;
  const knownContracts = [...identityEvents, ...registryEvents, ...(options.knownContracts ?? [])];
  const handling: MessageHandling = { subscriptions, knownContracts, transaction, logger };
  const deadLetters = createDeadLetterQueue(kafka);
  const topics = [...new Set(subscriptions.map(({ contract }) => contract.topic))];
  let consumer: Consumer | null = null;
  let heardAt = Number.NEGATIVE_INFINITY;
  const heard = (): void => void (heardAt = performance.now());

  const watch = (made: Consumer): void => {
    for (const sign of [made.events.HEARTBEAT, made.events.FETCH, made.events.GROUP_JOIN]) made.on(sign, heard);
    made.on(made.events.CRASH, ({ payload }) => {
      logger.warn({ err: payload.error, restart: payload.restart }, 'consumer crashed');
      if (!payload.restart) heardAt = Number.NEGATIVE_INFINITY;
    });
  };
  const join = async (): Promise<void> => {
    await ensureTopics(kafka, topics);
    const made = kafka.kafka.consumer({
      groupId: kafka.wireName(`conect.${group}`),
      sessionTimeout: sessionTimeoutMillis,
      heartbeatInterval: 3_000,
      allowAutoTopicCreation: false,
      retry: { retries: 8, maxRetryTime: 5_000, restartOnFailure: () => Promise.resolve(true) },
    });
    watch(made);
    await made.connect();
    await made.subscribe({ topics: topics.map(kafka.wireName), fromBeginning: true });
    await made.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => consumeBatch(payload, { handling, park: parkFrom(payload) }),
    });
    consumer = made;
    heard();
  };
  const parkFrom = (payload: EachBatchPayload) => (message: KafkaMessage, { reason, detail, attempts }: DeadOutcome) =>
    deadLetters.park({ reason, detail, attempts, message, group, topic: contractTopicOf(payload.batch.topic), partition: payload.batch.partition });
  const contractTopicOf = (wireTopic: string): string => topics.find((topic) => kafka.wireName(topic) === wireTopic) ?? wireTopic;
  const leave = async (): Promise<void> => {
    const old = consumer;
    consumer = null;
    await old?.disconnect().catch((error: unknown) => logger.warn({ err: error }, 'consumer did not disconnect'));
  };

  const loop = createBackgroundLoop(async () => {
    try {
      if (consumer !== null && performance.now() - heardAt > silentMillis) {
        logger.warn('consumer is silent, making a new one');
        await leave();
      }
      if (consumer === null) await join();
    } catch (error) {
      logger.warn({ err: error }, 'consumer cannot join its group yet');
      await leave();
    }
    return checkEveryMillis;
  });
  return {
    start: loop.start,
    stop: async () => {
      await loop.stop();
      await leave();
      await deadLetters.disconnect();
    },
    assertHealthy: () => {
      if (consumer === null || performance.now() - heardAt > silentMillis) throw new Error(`Consumer group ${group} is not joined`);
    },
  };
}

interface BatchHandling {
  readonly handling: MessageHandling;
  readonly park: (message: KafkaMessage, outcome: DeadOutcome) => Promise<void>;
}

/** Handles a partition's messages one after the other; an offset is committed only after its message's transaction. */
async function consumeBatch(payload: EachBatchPayload, { handling, park }: BatchHandling): Promise<void> {
  const { batch, resolveOffset, heartbeat, commitOffsetsIfNecessary, uncommittedOffsets, isRunning, isStale } = payload;
  const isLost = (): boolean => !isRunning() || isStale();
  for (const message of batch.messages) {
    if (isLost()) return;
    const outcome = await handleMessage(message, handling, { heartbeat, isLost });
    if (outcome.kind === 'INTERRUPTED') return;
    if (outcome.kind === 'DEAD') {
      handling.logger.error({ topic: batch.topic, offset: message.offset, reason: outcome.reason, detail: outcome.detail }, 'event parked');
      await park(message, outcome);
    }
    resolveOffset(message.offset);
    await heartbeat();
    await commitOffsetsIfNecessary(uncommittedOffsets());
  }
}
