import { revocationLifeMillis, type Revocations } from '@conect/auth';
import { connectionOf, createBroadcastListener, createServiceBus, onBroadcast, type EventSubscription } from '@conect/event-bus';
import { accessTokensRevoked, registryEvents, sessionEnded } from '@conect/events';
import { createServiceBackground, poolOf, type Background, type Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import type { RegistryEnvironment } from './environment';

interface Dependencies {
  readonly environment: RegistryEnvironment;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly subscriptions: readonly EventSubscription[];
  /** Told of every session that ends. */
  readonly revocations: Revocations;
}

/** The registry beside its requests: it sends its events, listens to others' and runs jobs. */
export function createBackground(dependencies: Dependencies): Background {
  const { environment, dataSource, revocations, logger } = dependencies;
  const bus = createServiceBus({ ...dependencies, service: 'registry', publishes: registryEvents, pool: poolOf(dataSource) });
  const broadcasts = createBroadcastListener({
    kafka: connectionOf('registry', environment, logger),
    process: 'registry',
    lookBackMillis: revocationLifeMillis,
    subscriptions: [sessionEnded, accessTokensRevoked].map((contract) => onBroadcast(contract, ({ data, time }) => revocations.add(data.sessionId, time))),
    logger,
  });
  return createServiceBackground({ ...dependencies, bus: { ...bus, broadcasts }, databaseUrl: environment.REGISTRY_DATABASE_URL });
}
