export { accessOf, type AccessRule } from './access';
export { applyAccess, type AccessChanges } from './apply-access';
export { communityMemberTable, communitySubscriptions, communityTable } from './community-projection';
export { createBroadcastListener, onBroadcast, type BroadcastListener, type BroadcastSubscription } from './broadcast-listener';
export {
  createConsumerGenerationTable,
  createConsumerTables,
  createEventPositionTables,
  createInboxTable,
  dropConsumerGenerationTable,
  dropConsumerTables,
  dropEventPositionTables,
} from './consumer-tables';
export { dataExportSubscriptions, tellOfDataExportPart } from './data-export';
export { type DeadLetterReason } from './dead-letter';
export { createDeadLetterDesk, type DeadLetterDesk, type ParkedLetter } from './dead-letter-desk';
export { createEffectLedger, createEffectLedgerTable, dropEffectLedgerTable, type Effect, type EffectEnd, type EffectLedger } from './effect-ledger';
export { listenForEndedSessions } from './ended-sessions';
export { createErasureCaseTable, dropErasureCaseTable } from './erasure-case-table';
export { createErasureDesk, type ErasureBlocker, type ErasureDesk, type Forget } from './erasure-desk';
export { createInboxFloorTable, dropInboxFloorTable } from './inbox-floor';
export { listMissingEvents, sendEventsAgain, type MissingEvent } from './event-gaps';
export { createEventConsumer, type EventConsumer } from './event-consumer';
export { createKafkaConnection, type KafkaConnection, type KafkaSettings } from './kafka-connection';
export { createKnownInstitutions, institutionSubscriptions, institutionTable, type KnownInstitutions } from './institution-projection';
export { interestRecordSubscriptions, interestRecordTable } from './interest-record-projection';
export { createReachTables, dropReachTables, reachedOrganizations, reachIndices, reachParameters } from './organization-reach';
export { createKnownOrganizations, createOrganizationTable, organizationSubscriptions, organizationTableOf, type KnownOrganizations, type OrganizationStanding } from './organization-projection';
export { createViewers, membershipSubscriptions, viewerOf, type Viewers } from './membership-projection';
export { createMembershipTable, membershipTableOf, type MembershipRow } from './membership-table';
export { appendToOutbox } from './outbox';
export { createKafkaSender } from './kafka-sender';
export { createOutboxRelay, type BatchSender, type OutboxRelay } from './outbox-relay';
export { createOutboxTable } from './outbox-table';
export { outgoingEvent } from './outgoing-event';
export { readEveryTopic, type WireMessage } from './read-every-topic';
export { countVersionsAnew, projectionOf, rebuildProjections, type Projection } from './rebuild';
export { connectionOf, createServiceBus, type KafkaEnvironment, type ServiceBus } from './service-bus';
export { on, type EventHandler, type EventSubscription } from './subscription';
export { deadLetterTopicOf, ensureTopics } from './topics';
