import type { KafkaMessage, Producer } from 'kafkajs';
import { Partitioners } from 'kafkajs';
import type { KafkaConnection } from './kafka-connection';
import { deadLetterTopicOf } from './topics';

/** Why a message could not be handled. */
export type DeadLetterReason = 'MALFORMED' | 'TOO_LARGE' | 'UNKNOWN_TYPE' | 'UNKNOWN_VERSION' | 'HANDLER_FAILED';

/** A message that is parked, with what an operator needs to judge it. */
interface DeadLetter {
  /** The topic's name as contracts spell it. */
  readonly topic: string;
  readonly partition: number;
  readonly message: Pick<KafkaMessage, 'key' | 'value' | 'headers' | 'offset'>;
  readonly group: string;
  readonly reason: DeadLetterReason;
  readonly detail: string;
  readonly attempts: number;
}

/** Parks messages in `<topic>.dlq`; the original key, value and headers are kept, the reason is added in `dlq_` headers. */
export interface DeadLetterQueue {
  readonly park: (letter: DeadLetter) => Promise<void>;
  readonly disconnect: () => Promise<void>;
}

/** Makes the queue; its producer connects at the first letter. */
export function createDeadLetterQueue({ kafka, wireName }: KafkaConnection): DeadLetterQueue {
  let producer: Promise<Producer> | null = null;
  const connected = async (): Promise<Producer> => {
    const made = kafka.producer({ allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
    await made.connect();
    return made;
  };
  return {
    async park({ topic, partition, message, group, reason, detail, attempts }) {
      producer ??= connected();
      try {
        const sender = await producer;
        const headers = {
          ...message.headers,
          dlq_reason: reason,
          dlq_detail: detail.slice(0, 2_000),
          dlq_attempts: String(attempts),
          dlq_group: group,
          dlq_origin: `${wireName(topic)}/${partition}/${message.offset}`,
        };
        await sender.send({ topic: wireName(deadLetterTopicOf(topic)), acks: -1, messages: [{ key: message.key, value: message.value, headers }] });
      } catch (error) {
        producer = null;
        throw error;
      }
    },
    async disconnect() {
      const made = producer;
      producer = null;
      await (await made?.catch(() => undefined))?.disconnect();
    },
  };
}
