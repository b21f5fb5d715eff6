import type { EventContract } from '@conect/events';
import { Partitioners, type Producer } from 'kafkajs';
import type { KafkaConnection } from './kafka-connection';
import type { OutboxRow } from './outbox-rows';
import type { BatchSender } from './outbox-relay';
import { ensureTopics } from './topics';

/** A sender over Kafka: idempotent, one batch at a time (concurrent sends lose acknowledged messages), all replicas acknowledge. */
export function createKafkaSender(connection: KafkaConnection, contracts: readonly EventContract[]): BatchSender {
  let producer: Producer | null = null;
  return {
    async connect() {
      await ensureTopics(connection, contracts);
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
