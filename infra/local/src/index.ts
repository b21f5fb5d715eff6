export { fetchKafka, startKafka, type KafkaOptions } from './kafka';
export { freePorts } from './ports';
export { startPostgres, type LocalPostgres, type PostgresOptions } from './postgres';
