import type { EventContract } from '@conect/events';
import type { createEventConsumer, createOutboxRelay, BatchSender, EventConsumer, KafkaSettings, OutboxRelay } from '../../src/index';

/** What the suite puts through its faults: a way to send, a relay that uses it, a consumer in group mode. */
export interface BusImplementation {
  readonly createSender: (settings: KafkaSettings, contracts: readonly EventContract[]) => BatchSender;
  readonly createRelay: (options: Parameters<typeof createOutboxRelay>[0]) => OutboxRelay;
  readonly createConsumer: (settings: KafkaSettings, options: Omit<Parameters<typeof createEventConsumer>[0], 'kafka'>) => EventConsumer;
}
