import { randomUUID } from 'node:crypto';
import type { Consumer, KafkaMessage } from 'kafkajs';
import type { KafkaConnection } from './kafka-connection';
import { missingTopics } from './topics';

/** A message where it stands. */
export interface StoredMessage {
  readonly partition: number;
  readonly offset: string;
  readonly message: KafkaMessage;
}

/** Everything that a topic holds now, in order per partition, nothing if nobody made it yet; for an operator's program, which keeps no place in the topic. */
export async function readWholeTopic({ kafka, wireName }: KafkaConnection, topic: string): Promise<readonly StoredMessage[]> {
  const wireTopic = wireName(topic);
  const groupId = `${wireName('conect.reader')}.${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  try {
    if ((await missingTopics(admin, [wireTopic])).length > 0) return [];
    const offsets = (await admin.fetchTopicOffsets(wireTopic)).filter(({ low, high }) => BigInt(high) > BigInt(low));
    if (offsets.length === 0) return [];
    const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 500 });
    const ends = new Map(offsets.map(({ partition, high }) => [partition, BigInt(high) - 1n]));
    try {
      return await readUntil(consumer, wireTopic, ends);
    } finally {
      await consumer.disconnect();
      await admin.deleteGroups([groupId]);
    }
  } finally {
    await admin.disconnect();
  }
}

async function readUntil(consumer: Consumer, topic: string, ends: ReadonlyMap<number, bigint>): Promise<readonly StoredMessage[]> {
  const read: StoredMessage[] = [];
  const waiting = new Map(ends);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: ({ batch }) => {
      const { partition, messages } = batch;
      read.push(...messages.map((message) => ({ partition, offset: message.offset, message })));
      const end = waiting.get(partition);
      if (end !== undefined && BigInt(batch.lastOffset()) >= end) waiting.delete(partition);
      if (waiting.size === 0) resolve();
      return Promise.resolve();
    },
  });
  await promise;
  return read.filter(({ partition, offset }) => BigInt(offset) <= (ends.get(partition) ?? -1n));
}
