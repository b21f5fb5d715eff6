import { revocationLifeMillis, type Revocations } from '@conect/auth';
import { createServiceBus, listenForEndedSessions, type EventSubscription } from '@conect/event-bus';
import { messagingEvents } from '@conect/events';
import { createServiceBackground, poolOf, type Background, type Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import type { MessagingEnvironment } from './environment';

interface Dependencies {
  readonly environment: MessagingEnvironment;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly subscriptions: readonly EventSubscription[];
  /** Told of every session that ends. */
  readonly revocations: Revocations;
  /** What the areas remove of their old rows, beside those of outbox and inbox. */
  readonly purges: Readonly<Record<string, (limit: number) => Promise<number>>>;
}

/** Messaging beside its requests: it sends its events, listens to others' and runs jobs. */
export function createBackground(dependencies: Dependencies): Background {
  const { environment, dataSource, revocations, logger } = dependencies;
  const bus = createServiceBus({ ...dependencies, service: 'messaging', publishes: messagingEvents, pool: poolOf(dataSource) });
  const broadcasts = listenForEndedSessions({ process: 'messaging', environment, lookBackMillis: revocationLifeMillis, whenEnded: revocations.add, logger });
  return createServiceBackground({ ...dependencies, bus: { ...bus, broadcasts, purges: { ...bus.purges, ...dependencies.purges } }, databaseUrl: environment.MESSAGING_DATABASE_URL });
}
