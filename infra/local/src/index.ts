export { fetchKafka, startKafka, type KafkaOptions, type KafkaSecurity } from './kafka';
export { fetchS3Server, startS3Server, type S3ServerOptions } from './s3-server';
export { freePorts } from './ports';
export { startPostgres, type LocalPostgres, type PostgresOptions } from './postgres';
export { eidasLevels, startIdentityProvider, type LocalIdentityProvider, type ProviderPerson } from './identity-provider';
export { startMailCatcher } from './mail-catcher';
export { startProcess, type RunFolders, type RunningProcess } from './processes';
export { answers, waitUntil } from './wait-until';
export { createSoftwareAuthenticator, inMemory, type SoftwareAuthenticator } from './software-authenticator';
