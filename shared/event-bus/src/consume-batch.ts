import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Logger } from 'pino';
import { handleMessages, type Lease, type MessageHandling } from './handle-messages';
import { readMessage, type DeadTask, type Reading } from './read-message';

/** What handling a batch needs. */
export interface BatchHandling {
  readonly handling: MessageHandling;
  readonly reader: Parameters<typeof readMessage>[1];
  readonly lease: Lease;
  readonly park: (message: KafkaMessage, task: DeadTask) => Promise<void>;
  /** Leaves the batch and reads its partition from this offset on, because of the message at the other. */
  readonly readAgain: (offset: string, because: string) => void;
  readonly logger: Logger;
}

/** Messages per transaction: enough that transactions cost little, few enough that their locks are short. */
const messagesPerTransaction = 100;

/** Handles a partition's messages in order, several to a transaction; an offset is committed only after its message's transaction. */
export async function consumeBatch(payload: EachBatchPayload, handling: BatchHandling): Promise<void> {
  const { messages } = payload.batch;
  for (let start = 0; start < messages.length; start += messagesPerTransaction) {
    const readings = messages.slice(start, start + messagesPerTransaction).map((message) => readMessage(message, handling.reader));
    if (!(await consume(readings, payload, handling))) return;
  }
}

/** Answers whether to go on with the batch. */
async function consume(readings: readonly Reading[], payload: EachBatchPayload, batch: BatchHandling): Promise<boolean> {
  if (batch.lease.isLost()) return false;
  const outcome = await handleMessages(readings, batch.handling, batch.lease);
  if (outcome.kind === 'INTERRUPTED') return false;
  if (outcome.kind === 'APART') return consumeApart(readings, payload, batch);
  await settle(outcome.readings, payload, batch);
  if (outcome.readAgainFrom === null) return true;
  batch.readAgain(outcome.readAgainFrom, readings[outcome.readings.length]!.message.offset);
  return false;
}

async function consumeApart(readings: readonly Reading[], payload: EachBatchPayload, batch: BatchHandling): Promise<boolean> {
  for (const reading of readings) {
    if (!(await consume([reading], payload, batch))) return false;
  }
  return true;
}

async function settle(readings: readonly Reading[], payload: EachBatchPayload, { logger, park, lease }: BatchHandling): Promise<void> {
  for (const { message, task } of readings) {
    if (task.kind !== 'PARK') continue;
    logger.error({ topic: lease.topic, offset: message.offset, reason: task.reason, detail: task.detail }, 'event parked');
    await park(message, task);
  }
  const last = readings.at(-1);
  if (last !== undefined) payload.resolveOffset(last.message.offset);
  await payload.heartbeat();
  if (last !== undefined) await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
}
