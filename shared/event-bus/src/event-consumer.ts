import { identityEvents, messagingEvents, registryEvents, type EventContract } from '@conect/events';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { Logger } from 'pino';
import { createBackgroundLoop } from './background-loop';
import { consumeBatch, type BatchHandling } from './consume-batch';
import { createDeadLetterQueue } from './dead-letter';
import type { MessageHandling } from './handle-message';
import type { KafkaConnection } from './kafka-connection';
import type { EventSubscription } from './subscription';
import { ensureTopics } from './topics';

interface EventConsumerOptions extends Pick<MessageHandling, 'transaction'> {
  readonly kafka: KafkaConnection;
  /** Each event is handled once per group; a service's name. */
  readonly group: string;
  readonly subscriptions: readonly EventSubscription[];
  readonly logger: Logger;
  /** How long nothing may be heard of the consumer before it is made anew. */
  readonly silentMillis?: number;
  /** Contracts beyond the catalogue, for tests. */
  readonly knownContracts?: readonly EventContract[];
}

/** Listens to other services. */
export interface EventConsumer {
  /** Returns at once; joins the group as soon as a broker answers. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** Throws when the consumer has been silent for too long, or could not join for as long: readiness. */
  readonly assertHealthy: () => void;
}

const checkEveryMillis = 1_000;
const defaultSilentMillis = 60_000;
const consumerSettings = {
  sessionTimeout: 45_000,
  heartbeatInterval: 3_000,
  allowAutoTopicCreation: false,
  retry: { retries: 8, maxRetryTime: 5_000, restartOnFailure: () => Promise.resolve(true) },
};

/**
 * Makes a service's consumer in group mode. A message's inbox row and effect share a transaction; its offset is committed after that.
 * What cannot be handled is parked and the partition goes on. A consumer that crashed or fell silent is made anew.
 */
export function createEventConsumer(options: EventConsumerOptions): EventConsumer {
  const { group, logger, silentMillis = defaultSilentMillis } = options;
  const membership = createMembership(options);

  const loop = createBackgroundLoop(async () => {
    try {
      if (membership.mustBeReplaced()) {
        logger.warn('consumer crashed or is silent, making a new one');
        await membership.leave();
      }
      if (!membership.isJoined()) await membership.join();
    } catch (error) {
      logger.warn({ err: error }, 'consumer cannot join its group yet');
      await membership.leave();
    }
    return checkEveryMillis;
  });
  return {
    start: loop.start,
    stop: async () => {
      await loop.stop();
      await membership.leave();
      await membership.close();
    },
    assertHealthy: () => {
      if (membership.isSilent()) throw new Error(`Nothing heard of consumer group ${group} for ${silentMillis / 1000} s`);
    },
  };
}

/** One process's place in a consumer group. */
interface Membership {
  readonly join: () => Promise<void>;
  readonly leave: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly isJoined: () => boolean;
  /** A member that was killed keeps its place for a session's length, so joining may take that long without being a fault. */
  readonly isSilent: () => boolean;
  readonly mustBeReplaced: () => boolean;
}

function createMembership(options: EventConsumerOptions): Membership {
  const { kafka, group, subscriptions, transaction, logger, silentMillis = defaultSilentMillis, knownContracts = [] } = options;
  const handling: MessageHandling = { subscriptions, transaction, logger, knownContracts: [...identityEvents, ...messagingEvents, ...registryEvents, ...knownContracts] };
  const deadLetters = createDeadLetterQueue(kafka);
  const topics = [...new Set(subscriptions.map(({ contract }) => contract.topic))];
  const contractTopicOf = (wireTopic: string): string => topics.find((topic) => kafka.wireName(topic) === wireTopic) ?? wireTopic;
  let consumer: Consumer | null = null;
  let heardAt = performance.now();
  let crashed = false;

  const parkFrom = ({ batch }: EachBatchPayload): BatchHandling['park'] => {
    const origin = { group, topic: contractTopicOf(batch.topic), partition: batch.partition };
    return (message, { reason, detail, attempts }) => deadLetters.park({ ...origin, message, reason, detail, attempts });
  };
  const watch = (made: Consumer): void => {
    const heard = (): void => void (heardAt = performance.now());
    for (const sign of [made.events.HEARTBEAT, made.events.FETCH, made.events.GROUP_JOIN]) made.on(sign, heard);
    made.on(made.events.CRASH, ({ payload }) => {
      logger.warn({ err: payload.error, restart: payload.restart }, 'consumer crashed');
      crashed ||= !payload.restart;
    });
  };

  const isSilent = (): boolean => performance.now() - heardAt > silentMillis;

  return {
    isJoined: () => consumer !== null,
    isSilent,
    mustBeReplaced: () => consumer !== null && (crashed || isSilent()),
    close: deadLetters.disconnect,
    async leave() {
      const old = consumer;
      consumer = null;
      crashed = false;
      await old?.disconnect().catch((error: unknown) => logger.warn({ err: error }, 'consumer did not disconnect'));
    },
    async join() {
      await ensureTopics(kafka, topics);
      consumer = kafka.kafka.consumer({ ...consumerSettings, groupId: kafka.wireName(`conect.${group}`) });
      watch(consumer);
      await consumer.connect();
      await consumer.subscribe({ topics: topics.map(kafka.wireName), fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => consumeBatch(payload, { handling, park: parkFrom(payload) }),
      });
      heardAt = performance.now();
    },
  };
}
