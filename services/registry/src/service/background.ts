import { createEventConsumer, createKafkaConnection, createKafkaSender, createOutboxRelay, type EventSubscription } from '@conect/event-bus';
import { registryEvents } from '@conect/events';
import { createJobRunner, idempotencyPurge, poolOf, type Logger, type ReadinessCheck, type RecurringJob, type StoppablePart } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import type { RegistryEnvironment } from './environment';

interface Dependencies {
  readonly environment: RegistryEnvironment;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly subscriptions: readonly EventSubscription[];
}

/** What the process does beside answering requests: it sends events, listens to others', and runs jobs. */
export interface Background {
  readonly start: (jobs: readonly RecurringJob[]) => Promise<void>;
  /** To be called after each commit that put events in the outbox. */
  readonly nudge: () => void;
  readonly readiness: Readonly<Record<string, ReadinessCheck>>;
  /** In the order in which they stop. */
  readonly parts: readonly StoppablePart[];
}

/** Builds relay, consumer and job runner; none waits for the broker to be there. */
export function createBackground({ environment, dataSource, logger, subscriptions }: Dependencies): Background {
  const kafka = createKafkaConnection(kafkaSettings(environment, logger));
  const sender = createKafkaSender(kafka, registryEvents.map(({ topic }) => topic));
  const relay = createOutboxRelay({ pool: poolOf(dataSource), sender, logger });
  const consumer = createEventConsumer({
    kafka,
    group: 'registry',
    subscriptions,
    transaction: (work) => dataSource.transaction(work),
    logger,
  });
  let jobRunner: ReturnType<typeof createJobRunner> | null = null;

  return {
    start: async (areaJobs) => {
      const jobs = [idempotencyPurge(dataSource), ...areaJobs];
      jobRunner = createJobRunner({
        databaseUrl: environment.REGISTRY_DATABASE_URL,
        tasks: Object.assign({}, ...jobs.map(({ tasks }) => tasks)) as RecurringJob['tasks'],
        crontab: jobs.map(({ crontab }) => crontab).join('\n'),
        logger,
      });
      await jobRunner.start();
      relay.start();
      consumer.start();
    },
    nudge: relay.nudge,
    readiness: { outboxRelay: relay.assertHealthy, eventConsumer: consumer.assertHealthy, jobs: () => jobRunner?.assertRunning() },
    parts: [
      { name: 'consumer', stop: consumer.stop },
      { name: 'jobs', stop: () => jobRunner?.stop() },
      { name: 'relay', stop: relay.stop },
    ],
  };
}

function kafkaSettings(environment: RegistryEnvironment, logger: Logger) {
  const { KAFKA_BROKERS, KAFKA_TOPIC_PREFIX, KAFKA_REPLICATION_FACTOR, KAFKA_TLS } = environment;
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = environment;
  const isComplete = mechanism !== undefined && username !== undefined && password !== undefined;
  return {
    clientId: 'registry',
    brokers: KAFKA_BROKERS,
    topicPrefix: KAFKA_TOPIC_PREFIX,
    replicationFactor: KAFKA_REPLICATION_FACTOR,
    tls: KAFKA_TLS,
    ...(isComplete ? { sasl: { mechanism, username, password } } : {}),
    logger,
  };
}
