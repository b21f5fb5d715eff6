import type { DeliveryMode, EventContract } from './contract';

/** A topic as the brokers are to have it. */
export interface TopicDefinition {
  readonly topic: string;
  readonly mode: DeliveryMode;
  /** Never changed: the partition of a key decides its order. */
  readonly partitions: number;
  /** Null is for ever. */
  readonly retentionMillis: number | null;
}

const partitionsPerTopic = 6;

/** The topics of these contracts, each once; throws when two contracts of one topic disagree. */
export function topicsOf(contracts: readonly EventContract[]): readonly TopicDefinition[] {
  return [...Map.groupBy(contracts, ({ topic }) => topic)].map(([topic, ofTopic]) => {
    const { mode, retentionMillis } = ofTopic[0]!;
    const other = ofTopic.find((contract) => contract.mode !== mode || contract.retentionMillis !== retentionMillis);
    if (other !== undefined) throw new Error(`Expected ${other.name} to have the mode and retention of the other events of ${topic}`);
    return { topic, mode, partitions: partitionsPerTopic, retentionMillis };
  });
}
