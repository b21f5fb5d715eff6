import { revocationLifeMillis, type Revocations } from '@conect/auth';
import { createServiceBus, listenForEndedSessions, type EventSubscription } from '@conect/event-bus';
import { consultationsEvents } from '@conect/events';
import { createServiceBackground, poolOf, type Background, type Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import type { ConsultationsEnvironment } from './environment';

interface Dependencies {
  readonly environment: ConsultationsEnvironment;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly subscriptions: readonly EventSubscription[];
  /** Told of every session that ends. */
  readonly revocations: Revocations;
}

/** The consultations beside their requests: the service sends its events, listens to others' and runs jobs. */
export function createBackground(dependencies: Dependencies): Background {
  const { environment, dataSource, revocations, logger } = dependencies;
  const bus = createServiceBus({ ...dependencies, service: 'consultations', publishes: consultationsEvents, pool: poolOf(dataSource) });
  const broadcasts = listenForEndedSessions({ process: 'consultations', environment, lookBackMillis: revocationLifeMillis, whenEnded: revocations.add, logger });
  return createServiceBackground({ ...dependencies, bus: { ...bus, broadcasts }, databaseUrl: environment.CONSULTATIONS_DATABASE_URL });
}
