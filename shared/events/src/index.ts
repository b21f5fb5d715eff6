export { publishedBy, type DataOf, type DeliveryMode, type EventContract } from './contract';
export { fromMessage, headersSchema, toMessage, type EventHeaders, type IncomingEvent, type OutgoingEvent } from './envelope';
export * from './identity';
export * from './registry';
export { topicsOf, type TopicDefinition } from './topics';
