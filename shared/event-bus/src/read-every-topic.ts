import { randomUUID } from 'node:crypto';
import type { Admin, Batch, Kafka, KafkaMessage } from 'kafkajs';
import type { KafkaConnection } from './kafka-connection';
import { headersOf } from './message-headers';

/** A message as it is on the wire. */
export interface WireMessage {
  /** The topic's name on the wire. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

const patienceMillis = 120_000;
const maximumTries = 6;

/** Shows every message that the accepted topics hold now, each once; for a program that looks at the log as a whole and keeps no place in it. */
export async function readEveryTopic({ kafka }: KafkaConnection, accepts: (topic: string) => boolean, visit: (message: WireMessage) => void): Promise<void> {
  const topics = (await withAdmin(kafka, (admin) => admin.listTopics())).filter((name) => !name.startsWith('__') && accepts(name));
  const waiting = new Map<string, Map<number, Stretch>>();
  for (let start = 0; start < topics.length; start += topicsPerAdmin) {
    await withAdmin(kafka, async (admin) => {
      for (const topic of topics.slice(start, start + topicsPerAdmin)) {
        const filled = (await retrying(() => admin.fetchTopicOffsets(topic))).filter(({ low, high }) => BigInt(high) > BigInt(low));
        if (filled.length > 0) waiting.set(topic, new Map(filled.map(({ partition, low, high }) => [partition, { next: BigInt(low), end: BigInt(high) }])));
      }
    });
  }
  if (waiting.size > 0) await readAll(kafka, waiting, visit);
}

/** With each new topic an admin asks again about all that it was asked for before: thousands would be asked for millions of times. */
const topicsPerAdmin = 100;

async function withAdmin<Value>(kafka: Kafka, work: (admin: Admin) => Promise<Value>): Promise<Value> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/** A broker asked for a topic that was made a moment ago, or for the first group it ever has, may not know yet that it leads it. */
async function retrying<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if ((error as { retriable?: boolean }).retriable !== true || attempt >= maximumTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
    }
  }
}

/** What is still to be read of a partition. */
interface Stretch {
  next: bigint;
  readonly end: bigint;
}

async function readAll(kafka: Kafka, waiting: Map<string, Map<number, Stretch>>, visit: (message: WireMessage) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const overdue = setTimeout(() => reject(new Error(`Expected to read every topic, still waiting for ${[...waiting.keys()].join(', ')}`)), patienceMillis);
  // The group commits nothing, so the broker forgets it by itself.
  const consumer = kafka.consumer({ groupId: `reader.${randomUUID()}`, allowAutoTopicCreation: false, maxWaitTimeInMs: 500 });
  consumer.on(consumer.events.CRASH, ({ payload: { restart, error } }) => (restart ? undefined : reject(error)));
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...waiting.keys()], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch }) => {
        const stretch = waiting.get(batch.topic)?.get(batch.partition);
        if (stretch !== undefined) readBatch(batch, stretch, visit);
        if (stretch !== undefined && stretch.next >= stretch.end) strike(waiting, batch);
        if (waiting.size === 0) resolve();
        return Promise.resolve();
      },
    });
    await promise;
  } finally {
    clearTimeout(overdue);
    await consumer.disconnect();
  }
}

/** A consumer that began again reads what it had read: each message is shown once. */
function readBatch(batch: Batch, stretch: Stretch, visit: (message: WireMessage) => void): void {
  const { topic, partition, messages } = batch;
  for (const message of messages) {
    const offset = BigInt(message.offset);
    if (offset >= stretch.next && offset < stretch.end) visit({ topic, partition, ...asText(message) });
  }
  const next = BigInt(batch.lastOffset()) + 1n;
  if (next > stretch.next) stretch.next = next;
}

function strike(waiting: Map<string, Map<number, Stretch>>, { topic, partition }: Pick<Batch, 'topic' | 'partition'>): void {
  waiting.get(topic)!.delete(partition);
  if (waiting.get(topic)!.size === 0) waiting.delete(topic);
}

const asText = (message: KafkaMessage): Pick<WireMessage, 'offset' | 'key' | 'headers' | 'value'> => ({
  offset: message.offset,
  key: message.key?.toString() ?? null,
  headers: headersOf(message),
  value: message.value?.toString() ?? '',
});
