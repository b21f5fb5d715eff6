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

  return {
    isNew: (partition, offset) => BigInt(offset) > passedAt(placeOf(partition)),
    pass: (partition, offset) => {
      const place = placeOf(partition);
      if (BigInt(offset) > passedAt(place)) passed.set(place, BigInt(offset));
    },
    hasCaughtUp: () => ends !== null && [...ends].every(([place, end]) => passedAt(place) >= end),
    async readEnds() {
      const admin = kafka.admin();
      await admin.connect();
      try {
        const lists = await Promise.all(topics.map(async (topic) => (await admin.fetchTopicOffsets(topic)).map((offsets) => ({ ...offsets, topic }))));
        const filled = lists.flat().filter(({ low, high }) => BigInt(high) > BigInt(low));
        ends ??= new Map(filled.map((partition) => [placeOf(partition), BigInt(partition.high) - 1n]));
      } finally {
        await admin.disconnect();
      }
    },
  };
}
