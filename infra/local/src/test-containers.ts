import { randomBytes } from 'node:crypto';
import { freePorts } from './ports';
import { step } from './steps';
import { withTestFolder, type TestServers } from './test-servers';

/** Runs the work with PostgreSQL and Kafka in containers, for machines with a container engine; both go afterwards. */
export const withContainers = <Value>(work: (servers: TestServers) => Promise<Value>): Promise<Value> =>
  withTestFolder((folder) => inContainers((settings) => work({ settings, folder })));

async function inContainers<Value>(work: (settings: TestServers['settings']) => Promise<Value>): Promise<Value> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const password = randomBytes(16).toString('hex');
  const [kafkaPort] = (await freePorts(1)) as [number];
  const postgres = await step('PostgreSQL (container)', () =>
    new GenericContainer('postgres:18')
      .withEnvironment({ POSTGRES_PASSWORD: password, POSTGRES_INITDB_ARGS: '--locale-provider=icu --icu-locale=ro' })
      .withCommand(['postgres', '-c', 'max_connections=300', '-c', 'fsync=off'])
      .withExposedPorts(5432)
      .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
      .start(),
  );
  try {
    const kafka = await step('Kafka (container)', () =>
      new GenericContainer('apache/kafka:4.1.1')
        .withEnvironment(brokerEnvironment(kafkaPort))
        .withExposedPorts({ container: 9092, host: kafkaPort })
        .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
        .start(),
    );
    try {
      const url = `postgres://postgres:${password}@${postgres.getHost()}:${postgres.getMappedPort(5432)}/postgres`;
      return await work({ TEST_POSTGRES_URL: url, TEST_KAFKA_BROKERS: `${kafka.getHost()}:${kafkaPort}`, TEST_RUN_ID: password.slice(0, 8) });
    } finally {
      await kafka.stop();
    }
  } finally {
    await postgres.stop();
  }
}

/** One KRaft node that tells clients the port they came by. */
const brokerEnvironment = (port: number): Record<string, string> => ({
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENERS: 'PLAINTEXT://0.0.0.0:9092,CONTROLLER://0.0.0.0:9093',
  KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
  KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
});
