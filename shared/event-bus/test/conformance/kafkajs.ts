import { createEventConsumer, createKafkaConnection, createKafkaSender, createOutboxRelay } from '../../src/index';
import type { BusImplementation } from './implementation';

/** The bus as it is. */
export const implementation: BusImplementation = {
  createSender: (settings, contracts) => createKafkaSender(createKafkaConnection(settings), contracts),
  createRelay: createOutboxRelay,
  createConsumer: (settings, options) => createEventConsumer({ ...options, kafka: createKafkaConnection(settings) }),
};
