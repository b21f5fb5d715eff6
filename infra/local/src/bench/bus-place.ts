import { createConsumerTables, createKafkaConnection, createOutboxTable, type KafkaConnection } from '@conect/event-bus';
import { createAuditChain, createDataSource, createServiceTables, type Logger } from '@conect/service-kit';

/** Where the bus is measured: a database of its own and topics of its own. */
export interface BusPlace {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
}

/** The way to the brokers for one process of the measurement. */
export const benchKafka = ({ brokers, topicPrefix }: BusPlace, logger: Logger): KafkaConnection =>
  createKafkaConnection({ clientId: 'bench', brokers, topicPrefix, replicationFactor: 1, logger });

/** Makes what a service's first migration makes, a table that commands change and one that a handler projects. */
export async function createBusTables(databaseUrl: string): Promise<void> {
  const dataSource = createDataSource({ url: databaseUrl, applicationName: 'bench', entities: [], migrations: [] });
  await dataSource.initialize();
  try {
    const runner = dataSource.createQueryRunner();
    await createServiceTables(runner);
    await createAuditChain(runner);
    await createOutboxTable(runner);
    await createConsumerTables(runner);
    await runner.query('CREATE TABLE aggregate (id uuid PRIMARY KEY, version integer NOT NULL, changed_at timestamptz NOT NULL)');
    await runner.query('CREATE TABLE projection (id uuid PRIMARY KEY, version integer NOT NULL)');
    await runner.release();
  } finally {
    await dataSource.destroy();
  }
}

/** Milliseconds of the machine's monotonic clock, the same in every process. */
export const monotonicMillis = (): number => Number(process.hrtime.bigint()) / 1e6;
