import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { handleMessage, type DeadOutcome, type MessageHandling } from './handle-message';

/** What handling a batch needs. */
export interface BatchHandling {
  readonly handling: MessageHandling;
  readonly park: (message: KafkaMessage, outcome: DeadOutcome) => Promise<void>;
}

/** Handles a partition's messages one after the other; an offset is committed only after its message's transaction. */
export async function consumeBatch(payload: EachBatchPayload, { handling, park }: BatchHandling): Promise<void> {
  const { batch } = payload;
  const isLost = (): boolean => !payload.isRunning() || payload.isStale();
  const lease = { heartbeat: () => payload.heartbeat(), isLost };
  for (const message of batch.messages) {
    if (isLost()) return;
    const outcome = await handleMessage(message, handling, lease);
    if (outcome.kind === 'INTERRUPTED') return;
    if (outcome.kind === 'DEAD') {
      handling.logger.error({ topic: batch.topic, offset: message.offset, reason: outcome.reason, detail: outcome.detail }, 'event parked');
      await park(message, outcome);
    }
    payload.resolveOffset(message.offset);
    await payload.heartbeat();
    await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
  }
}
