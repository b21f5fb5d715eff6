import { createServiceBus, type EventSubscription } from '@conect/event-bus';
import { identityEvents } from '@conect/events';
import { createServiceBackground, poolOf, type Background, type Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import type { IdentityEnvironment } from './environment';

interface Dependencies {
  readonly environment: IdentityEnvironment;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly subscriptions: readonly EventSubscription[];
}

/** Identity beside its requests: it sends its events, listens to others' and runs jobs. */
export function createBackground(dependencies: Dependencies): Background {
  const { environment, dataSource } = dependencies;
  const bus = createServiceBus({ ...dependencies, service: 'identity', publishes: identityEvents, pool: poolOf(dataSource) });
  return createServiceBackground({ ...dependencies, bus, databaseUrl: environment.IDENTITY_DATABASE_URL });
}
