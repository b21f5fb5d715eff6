import { revocationLifeMillis, type Revocations } from '@conect/auth';
import { createServiceBus, listenForEndedSessions, type EventSubscription } from '@conect/event-bus';
import { volunteeringEvents } from '@conect/events';
import { createServiceBackground, poolOf, type Background, type Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import type { VolunteeringEnvironment } from './environment';

interface Dependencies {
  readonly environment: VolunteeringEnvironment;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly subscriptions: readonly EventSubscription[];
  /** Told of every session that ends. */
  readonly revocations: Revocations;
}

/** What volunteering does beside answering requests: it sends its events, listens to others' and runs jobs. */
export function createBackground(dependencies: Dependencies): Background {
  const { environment, dataSource, revocations, logger } = dependencies;
  const bus = createServiceBus({ ...dependencies, service: 'volunteering', publishes: volunteeringEvents, pool: poolOf(dataSource) });
  const broadcasts = listenForEndedSessions({ process: 'volunteering', environment, lookBackMillis: revocationLifeMillis, whenEnded: revocations.add, logger });
  return createServiceBackground({ ...dependencies, bus: { ...bus, broadcasts }, databaseUrl: environment.VOLUNTEERING_DATABASE_URL });
}
