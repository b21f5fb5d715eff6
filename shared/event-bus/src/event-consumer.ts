import { identityEvents, registryEvents, type EventContract } from '@conect/events';
import type { EachBatchPayload } from 'kafkajs';
import type { Logger } from 'pino';
import { consumeBatch, type BatchHandling } from './consume-batch';
import { createDeadLetterQueue } from './dead-letter';
import { createGroupMember, type GroupMember } from './group-member';
import type { MessageHandling } from './handle-message';
import type { KafkaConnection } from './kafka-connection';
import type { EventSubscription } from './subscription';

interface EventConsumerOptions extends Pick<MessageHandling, 'transaction'> {
  readonly kafka: KafkaConnection;
  /** Each event is handled once per group; a service's name. */
  readonly group: string;
  readonly subscriptions: readonly EventSubscription[];
  readonly logger: Logger;
  /** How long nothing may be heard of the consumer before it is made anew. */
  readonly silentMillis?: number;
  /** How long a killed or stopped member keeps its partitions; 45 s if not said. */
  readonly sessionTimeoutMillis?: number;
  /** Contracts beyond the catalogue, for tests. */
  readonly knownContracts?: readonly EventContract[];
}

/** Listens to other services in group mode. */
export type EventConsumer = GroupMember;

/**
 * Makes a service's consumer in group mode. A message's inbox row and effect share a transaction; its offset is committed after that.
 * What cannot be handled is parked and the partition goes on. A consumer that crashed or fell silent is made anew.
 */
export function createEventConsumer(options: EventConsumerOptions): EventConsumer {
  const { kafka, group, subscriptions, transaction, logger, knownContracts = [] } = options;
  const contracts = subscriptions.map(({ contract }) => contract);
  const handling: MessageHandling = { subscriptions, transaction, logger, knownContracts: [...identityEvents, ...registryEvents, ...knownContracts] };
  const deadLetters = createDeadLetterQueue(kafka);
  const contractTopicOf = (wireTopic: string): string => contracts.find(({ topic }) => kafka.wireName(topic) === wireTopic)?.topic ?? wireTopic;
  const parkFrom = ({ batch }: EachBatchPayload): BatchHandling['park'] => {
    const origin = { group, topic: contractTopicOf(batch.topic), partition: batch.partition };
    return (message, { reason, detail, attempts }) => deadLetters.park({ ...origin, message, reason, detail, attempts });
  };

  const member = createGroupMember({
    ...options,
    contracts,
    groupId: () => Promise.resolve(kafka.wireName(`conect.${group}`)),
    eachBatch: (payload) => consumeBatch(payload, { handling, park: parkFrom(payload) }),
  });
  return {
    ...member,
    stop: async () => {
      await member.stop();
      await deadLetters.disconnect();
    },
  };
}
