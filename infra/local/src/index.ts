export { fetchKafka, startKafka, type KafkaOptions, type KafkaSecurity } from './kafka';
export { freePorts } from './ports';
export { startPostgres, type LocalPostgres, type PostgresOptions } from './postgres';
export { startMailCatcher } from './mail-catcher';
export { startProcess, type RunFolders, type RunningProcess } from './processes';
export { answers, waitUntil } from './wait-until';
