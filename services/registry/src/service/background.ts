import { createServiceBus, type EventSubscription } from '@conect/event-bus';
import { registryEvents } from '@conect/events';
import { createServiceBackground, poolOf, type Background, type Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import type { RegistryEnvironment } from './environment';

interface Dependencies {
  readonly environment: RegistryEnvironment;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly subscriptions: readonly EventSubscription[];
}

/** The registry beside its requests: it sends its events, listens to others' and runs jobs. */
export function createBackground(dependencies: Dependencies): Background {
  const { environment, dataSource } = dependencies;
  const bus = createServiceBus({ ...dependencies, service: 'registry', publishes: registryEvents, pool: poolOf(dataSource) });
  return createServiceBackground({ ...dependencies, bus, databaseUrl: environment.REGISTRY_DATABASE_URL });
}
