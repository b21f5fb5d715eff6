import type { KafkaConnection } from './kafka-connection';

/** Never changed: the partition of a key decides its order. */
const partitionsPerTopic = 6;

/** Where a topic's messages go that no consumer could handle. */
export const deadLetterTopicOf = (topic: string): string => `${topic}.dlq`;

/** Creates the topics that do not exist yet, each with its dead-letter topic; kept for ever (`retention.ms=-1`). */
export async function ensureTopics({ kafka, wireName, replicationFactor }: KafkaConnection, topics: readonly string[]): Promise<void> {
  const names = [...new Set(topics)].flatMap((topic) => [topic, deadLetterTopicOf(topic)]).map(wireName);
  const admin = kafka.admin();
  await admin.connect();
  try {
    await admin.createTopics({
      waitForLeaders: true,
      topics: names.map((topic) => ({
        topic,
        numPartitions: partitionsPerTopic,
        replicationFactor,
        configEntries: [
          { name: 'retention.ms', value: '-1' },
          { name: 'max.message.bytes', value: String(1024 * 1024) },
        ],
      })),
    });
  } finally {
    await admin.disconnect();
  }
}
