import type { EventContract } from '@conect/events';
import type { KafkaConnection } from './kafka-connection';

interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/** How far one process has heard each partition; kept in memory, since a new process begins anew. */
export interface BroadcastPosition {
  /** Notes where the partitions end now: what lies before was said before this process listened. */
  readonly readEnds: () => Promise<void>;
  readonly isNew: (partition: Partition, offset: string) => boolean;
  readonly pass: (partition: Partition, offset: string) => void;
  /** How many messages of a topic were passed, those that it no longer keeps among them. */
  readonly countPassed: (topic: string) => number;
  /** Whether everything up to the noted ends was heard. */
  readonly hasCaughtUp: () => boolean;
}

/** Makes the position of a listener to these contracts' topics. */
export function createBroadcastPosition({ kafka, wireName }: KafkaConnection, contracts: readonly EventContract[]): BroadcastPosition {
  const topics = [...new Set(contracts.map(({ topic }) => wireName(topic)))];
  const passed = new Map<string, bigint>();
  let ends: ReadonlyMap<string, bigint> | null = null;
  const placeOf = ({ topic, partition }: Partition): string => `${topic}/${partition}`;
  const passedAt = (place: string): bigint => passed.get(place) ?? -1n;

  const pass = (partition: Partition, offset: string): void => {
    const place = placeOf(partition);
    if (BigInt(offset) > passedAt(place)) passed.set(place, BigInt(offset));
  };

  return {
    isNew: (partition, offset) => BigInt(offset) > passedAt(placeOf(partition)),
    pass,
    countPassed: (topic) => [...passed].filter(([place]) => place.startsWith(`${topic}/`)).reduce((sum, [, last]) => sum + Number(last) + 1, 0),
    hasCaughtUp: () => ends !== null && [...ends].every(([place, end]) => passedAt(place) >= end),
    async readEnds() {
      const admin = kafka.admin();
      await admin.connect();
      try {
        const lists = await Promise.all(topics.map(async (topic) => (await admin.fetchTopicOffsets(topic)).map((offsets) => ({ ...offsets, topic }))));
        const lasts = lists.flat().map(({ topic, partition, low, high }) => ({ topic, partition, isEmpty: BigInt(low) === BigInt(high), last: BigInt(high) - 1n }));
        // What a partition had and no longer keeps cannot be heard.
        for (const { isEmpty, last, ...partition } of lasts) if (isEmpty && ends === null) pass(partition, String(last));
        ends ??= new Map(lasts.filter(({ isEmpty }) => !isEmpty).map(({ last, ...partition }) => [placeOf(partition), last]));
      } finally {
        await admin.disconnect();
      }
    },
  };
}
