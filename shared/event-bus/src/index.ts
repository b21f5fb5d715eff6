export { type DeadLetterReason } from './dead-letter';
export { createEventConsumer, type EventConsumer } from './event-consumer';
export { createInboxTable } from './inbox-table';
export { createKafkaConnection, type KafkaConnection, type KafkaSettings } from './kafka-connection';
export { appendToOutbox } from './outbox';
export { createKafkaSender, createOutboxRelay, type BatchSender, type OutboxRelay } from './outbox-relay';
export { createOutboxTable } from './outbox-table';
export { on, type EventHandler, type EventSubscription } from './subscription';
export { deadLetterTopicOf, ensureTopics } from './topics';
