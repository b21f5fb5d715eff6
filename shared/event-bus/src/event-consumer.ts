import { allEvents, type EventContract } from '@conect/events';
import type { EachBatchPayload } from 'kafkajs';
import type { Logger } from 'pino';
import { consumeBatch, type BatchHandling } from './consume-batch';
import { createDeadLetterQueue } from './dead-letter';
import { createGroupMember, type GroupMember } from './group-member';
import type { MessageHandling } from './handle-messages';
import type { KafkaConnection } from './kafka-connection';
import { createReadingAgain } from './reading-again';
import { readGeneration } from './rebuild';
import { eachContractOnce, type EventSubscription } from './subscription';

interface EventConsumerOptions extends Pick<MessageHandling, 'transaction'> {
  readonly kafka: KafkaConnection;
  /** Each event is handled once per group; a service's name. */
  readonly group: string;
  /** Of several to one contract each acts, in the order given. */
  readonly subscriptions: readonly EventSubscription[];
  readonly logger: Logger;
  /** How long nothing may be heard of the consumer before it is made anew. */
  readonly silentMillis?: number;
  /** How long a killed or stopped member keeps its partitions; 45 s if not said. */
  readonly sessionTimeoutMillis?: number;
  /** Contracts beyond the catalogue, for tests. */
  readonly knownContracts?: readonly EventContract[];
}

/** A rebuild is rare and an operator's; asking more often would be most of what an idle consumer does. */
const generationEveryMillis = 5_000;

/** Listens to other services in group mode. */
export type EventConsumer = GroupMember;

/**
 * Makes a service's consumer in group mode. A message's inbox row and effect share a transaction; its offset is committed after that.
 * What cannot be handled is parked and the partition goes on. A consumer that crashed or fell silent is made anew.
 */
export function createEventConsumer(options: EventConsumerOptions): EventConsumer {
  const { kafka, group, transaction, logger, knownContracts = [] } = options;
  const subscriptions = eachContractOnce(options.subscriptions);
  const contracts = subscriptions.map(({ contract }) => contract);
  let [generation, askedAt] = [1, Number.NEGATIVE_INFINITY];
  const handling: MessageHandling = { generation: () => generation, transaction, logger };
  const reader = { group, subscriptions, knownContracts: [...allEvents, ...knownContracts] };
  const deadLetters = createDeadLetterQueue(kafka);
  const readingAgain = createReadingAgain();
  const contractTopicOf = (wireTopic: string): string => contracts.find(({ topic }) => kafka.wireName(topic) === wireTopic)?.topic ?? wireTopic;
  const batchHandling = (payload: EachBatchPayload, seek: (offset: string) => void): BatchHandling => {
    const { partition } = payload.batch;
    const topic = contractTopicOf(payload.batch.topic);
    const again = readingAgain.of(topic, partition);
    const isLost = (): boolean => !payload.isRunning() || payload.isStale();
    return {
      handling,
      reader,
      lease: { topic, partition, heartbeat: () => payload.heartbeat(), isLost, mayReadAgain: again.mayBringMore },
      park: (message, { reason, detail, attempts }) => deadLetters.park({ group, topic, partition, message, reason, detail, attempts }),
      readAgain: (offset, because) => {
        again.note(because);
        logger.warn({ topic, partition, from: offset, because }, 'a version is missing: reading again');
        seek(offset);
      },
      logger,
    };
  };

  const member = createGroupMember({
    ...options,
    contracts,
    groupId: async () => {
      generation = await transaction(readGeneration);
      return kafka.wireName(`conect.${group}`) + (generation === 1 ? '' : `.generation-${generation}`);
    },
    mustRejoin: async () => {
      if (performance.now() - askedAt < generationEveryMillis) return false;
      askedAt = performance.now();
      return transaction(readGeneration).then((current) => current !== generation, staysWithout(logger));
    },
    eachBatch: (payload, seek) => consumeBatch(payload, batchHandling(payload, seek)),
  });
  return {
    ...member,
    stop: async () => {
      await member.stop();
      await deadLetters.disconnect();
    },
  };
}

/** A database that does not answer is no reason to leave the group. */
const staysWithout = (logger: Logger) => (error: unknown): boolean => {
  logger.debug({ err: error }, 'generation of the group not known now');
  return false;
};
