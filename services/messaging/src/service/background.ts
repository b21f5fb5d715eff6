import { createServiceBus, type EventSubscription } from '@conect/event-bus';
import { messagingEvents } from '@conect/events';
import { createServiceBackground, poolOf, type Background, type Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import type { MessagingEnvironment } from './environment';

interface Dependencies {
  readonly environment: MessagingEnvironment;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly subscriptions: readonly EventSubscription[];
}

/** Messaging beside its requests: it sends its events, listens to others' and runs jobs. */
export function createBackground(dependencies: Dependencies): Background {
  const { environment, dataSource } = dependencies;
  const bus = createServiceBus({ ...dependencies, service: 'messaging', publishes: messagingEvents, pool: poolOf(dataSource) });
  return createServiceBackground({ ...dependencies, bus, databaseUrl: environment.MESSAGING_DATABASE_URL });
}
