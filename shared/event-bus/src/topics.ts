import { setTimeout } from 'node:timers/promises';
import { topicsOf, type EventContract, type TopicDefinition } from '@conect/events';
import { KafkaJSProtocolError, type Admin, type ITopicConfig } from 'kafkajs';
import type { KafkaConnection } from './kafka-connection';
import { refusalOf } from './refusal';

/** Where a topic's messages go that no consumer could handle. */
export const deadLetterTopicOf = (topic: string): string => `${topic}.dlq`;

/** On a message sent again from a dead letter: the only group that is to handle it. */
export const replayGroupHeader = 'replay_group';

/** How often a broker is asked for topics that it made, and how long after each time. */
const [triesToSeeTopic, millisBetweenTries] = [300, 100];

/** What brokers accept at most in one batch of a partition; the relay's batches stay below it. */
const maximumBatchBytes = 1024 * 1024;

/**
 * Creates the topics of these contracts that do not exist yet, each with its dead-letter topic if services handle it in groups. Asks first which exist:
 * brokers may let a process use a topic and not make it.
 */
export async function ensureTopics({ kafka, wireName, replicationFactor }: KafkaConnection, contracts: readonly EventContract[]): Promise<void> {
  const wanted = topicsOf(contracts).flatMap(withDeadLetters).map((topic) => ({ ...settingsOf(topic), topic: wireName(topic.topic), replicationFactor }));
  const admin = kafka.admin();
  await admin.connect();
  try {
    const missing = new Set(await missingTopics(admin, wanted.map(({ topic }) => topic)));
    const topics = wanted.filter(({ topic }) => missing.has(topic));
    if (topics.length > 0) await create(admin, topics);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    throw new Error(`Expected the topics ${wanted.map(({ topic }) => topic).join(', ')} to be there, or to be allowed to make them: ${refusal}`, { cause: error });
  } finally {
    await admin.disconnect();
  }
}

/** Creates topics, and waits until the broker answers for them: for a moment after it made one it does not know it yet, which the client's own waiting takes for a failure. */
async function create(admin: Admin, topics: ITopicConfig[]): Promise<void> {
  await admin.createTopics({ waitForLeaders: false, topics });
  const names = topics.map(({ topic }) => topic);
  for (let tries = 1; !(await areKnown(admin, names)); tries += 1) {
    if (tries === triesToSeeTopic) throw new Error(`Expected the broker to know the topics that it just made: ${names.join(', ')}`);
    await setTimeout(millisBetweenTries);
  }
}

/** Whether the broker knows all of them, and who leads them; asked at once for all, as a busy broker is not to be asked for each. */
async function areKnown(admin: Admin, names: readonly string[]): Promise<boolean> {
  try {
    await admin.fetchTopicMetadata({ topics: [...names] });
    return true;
  } catch (error) {
    if (isNotYetKnown(error)) return false;
    throw error;
  }
}

const isNotYetKnown = (error: unknown): boolean =>
  error instanceof Error && (['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'].includes((error as Error & { type?: string }).type ?? '') || isNotYetKnown(error.cause));

/**
 * Which of these topics are not there. They are asked for by name, since the list of all takes a broker of thousands of topics half a minute; a broker that lacks
 * one of several does not say which, so each half is asked for by itself.
 */
export async function missingTopics(admin: Admin, topics: readonly string[]): Promise<readonly string[]> {
  try {
    await admin.fetchTopicMetadata({ topics: [...topics] });
    return [];
  } catch (error) {
    if (!(error instanceof KafkaJSProtocolError) || error.type !== 'UNKNOWN_TOPIC_OR_PARTITION') throw error;
  }
  if (topics.length === 1) return topics;
  const middle = Math.ceil(topics.length / 2);
  return [...(await missingTopics(admin, topics.slice(0, middle))), ...(await missingTopics(admin, topics.slice(middle)))];
}

/** A dead letter waits for a person, so its topic is kept for ever; it is rare, and no group shares the reading of it, so one partition does. */
const withDeadLetters = (topic: TopicDefinition): readonly TopicDefinition[] =>
  topic.mode === 'broadcast' ? [topic] : [topic, { ...topic, topic: deadLetterTopicOf(topic.topic), partitions: 1 }];

function settingsOf({ topic, partitions, retentionMillis }: TopicDefinition): Omit<ITopicConfig, 'topic'> {
  // The largest message that somebody could send must still fit when the reason it is parked for is added.
  const batchBytes = topic.endsWith('.dlq') ? 2 * maximumBatchBytes : maximumBatchBytes;
  return {
    numPartitions: partitions,
    configEntries: [
      { name: 'retention.ms', value: String(retentionMillis ?? -1) },
      { name: 'max.message.bytes', value: String(batchBytes) },
      // Only a closed segment is deleted: without this a quiet topic would keep its messages for a week.
      ...(retentionMillis === null ? [] : [{ name: 'segment.ms', value: String(Math.max(Math.floor(retentionMillis / 4), 60_000)) }]),
    ],
  };
}
