import { topicsOf, type EventContract, type TopicDefinition } from '@conect/events';
import type { ITopicConfig } from 'kafkajs';
import type { KafkaConnection } from './kafka-connection';

/** Where a topic's messages go that no consumer could handle. */
export const deadLetterTopicOf = (topic: string): string => `${topic}.dlq`;

/** What brokers accept at most; far above what the outbox does, so that headers and the reason of a dead letter always fit. */
const maximumMessageBytes = 1024 * 1024;

/** Creates the topics of these contracts that do not exist yet, each with its dead-letter topic if services handle it in groups. */
export async function ensureTopics({ kafka, wireName, replicationFactor }: KafkaConnection, contracts: readonly EventContract[]): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    await admin.createTopics({
      waitForLeaders: true,
      topics: topicsOf(contracts).flatMap(withDeadLetters).map((topic) => ({ ...settingsOf(topic), topic: wireName(topic.topic), replicationFactor })),
    });
  } finally {
    await admin.disconnect();
  }
}

/** A dead letter waits for a person, so its topic is kept for ever. */
const withDeadLetters = (topic: TopicDefinition): readonly TopicDefinition[] =>
  topic.mode === 'broadcast' ? [topic] : [topic, { ...topic, topic: deadLetterTopicOf(topic.topic) }];

function settingsOf({ partitions, retentionMillis }: TopicDefinition): Omit<ITopicConfig, 'topic'> {
  return {
    numPartitions: partitions,
    configEntries: [
      { name: 'retention.ms', value: String(retentionMillis ?? -1) },
      { name: 'max.message.bytes', value: String(maximumMessageBytes) },
      // Only a closed segment is deleted: without this a quiet topic would keep its messages for a week.
      ...(retentionMillis === null ? [] : [{ name: 'segment.ms', value: String(Math.max(Math.floor(retentionMillis / 4), 60_000)) }]),
    ],
  };
}
