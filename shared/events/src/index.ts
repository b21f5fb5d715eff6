export { allEvents } from './all-events';
export { publishedBy, type DataOf, type DeliveryMode, type EventContract } from './contract';
export { fromMessage, headersSchema, toMessage, type EventHeaders, type IncomingEvent, type OutgoingEvent } from './envelope';
export * from './identity';
export * from './messaging';
export * from './registry';
export * from './registry-life';
export { organizationStatuses, organizationTypes } from './registry-organization';
export { topicsOf, type TopicDefinition } from './topics';
