import type { EventContract } from '@conect/events';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createEventConsumer, type EventConsumer } from './event-consumer';
import { createKafkaConnection, type KafkaConnection, type KafkaSettings } from './kafka-connection';
import { createKafkaSender } from './kafka-sender';
import { purgeInbox } from './inbox-floor';
import { createOutboxRelay, type OutboxRelay } from './outbox-relay';
import { purgeSentRows } from './outbox-rows';
import type { EventSubscription } from './subscription';

/** How to reach the brokers, as a process's environment spells it. */
export interface KafkaEnvironment {
  readonly KAFKA_BROKERS: readonly string[];
  readonly KAFKA_TOPIC_PREFIX: string;
  readonly KAFKA_REPLICATION_FACTOR: number;
  readonly KAFKA_TLS: boolean;
  readonly KAFKA_SASL_MECHANISM?: NonNullable<KafkaSettings['sasl']>['mechanism'] | undefined;
  readonly KAFKA_SASL_USERNAME?: string | undefined;
  readonly KAFKA_SASL_PASSWORD?: string | undefined;
}

/** How long rows are kept that have done their work, in days: those of the inbox longer than those of the outbox, which can be sent again. */
interface KeptRows {
  readonly OUTBOX_KEPT_DAYS: number;
  readonly INBOX_KEPT_DAYS: number;
}

interface ServiceBusOptions {
  /** The service's name: its consumer group and client id. */
  readonly service: string;
  readonly environment: KafkaEnvironment & KeptRows;
  /** Everything the service says. */
  readonly publishes: readonly EventContract[];
  /** What it listens to. */
  readonly subscriptions: readonly EventSubscription[];
  readonly dataSource: DataSource;
  /** The data source's own pool. */
  readonly pool: Pool;
  readonly logger: Logger;
}

/** A service's way to the event log and from it. */
export interface ServiceBus {
  readonly relay: OutboxRelay;
  readonly consumer: EventConsumer;
  /** Each removes at most so many old rows, in one statement, and answers how many. */
  readonly purges: Readonly<Record<'outbox' | 'inbox', (limit: number) => Promise<number>>>;
}

/** Makes the relay of a service's outbox and the consumer of its subscriptions; neither starts by itself. */
export function createServiceBus(options: ServiceBusOptions): ServiceBus {
  const { service, environment, publishes, subscriptions, dataSource, pool, logger } = options;
  const kafka = connectionOf(service, environment, logger);
  const sender = createKafkaSender(kafka, publishes);
  return {
    relay: createOutboxRelay({ pool, sender, logger }),
    consumer: createEventConsumer({ kafka, group: service, subscriptions, transaction: (work) => dataSource.transaction(work), logger }),
    purges: {
      outbox: (limit) => purgeSentRows(pool, environment.OUTBOX_KEPT_DAYS, limit),
      inbox: (limit) => purgeInbox(dataSource.manager, environment.INBOX_KEPT_DAYS, limit),
    },
  };
}

/** The way to the brokers that a process's environment describes; for a process that only listens to broadcasts, or an operator's program. */
export function connectionOf(clientId: string, environment: KafkaEnvironment, logger: Logger): KafkaConnection {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = environment;
  const sasl = mechanism === undefined ? {} : { sasl: { mechanism, ...credentials(username, password) } };
  return createKafkaConnection({
    clientId,
    brokers: environment.KAFKA_BROKERS,
    topicPrefix: environment.KAFKA_TOPIC_PREFIX,
    replicationFactor: environment.KAFKA_REPLICATION_FACTOR,
    tls: environment.KAFKA_TLS,
    ...sasl,
    logger,
  });
}

/** Half of what a sign-in needs would mean to go without one. */
function credentials(username = '', password = ''): { username: string; password: string } {
  if (username === '' || password === '') throw new Error('Expected KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD beside KAFKA_SASL_MECHANISM');
  return { username, password };
}
