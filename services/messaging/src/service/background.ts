import { revocationLifeMillis, type Revocations } from '@conect/auth';
import { connectionOf, createBroadcastListener, createServiceBus, onBroadcast, type EventSubscription } from '@conect/event-bus';
import { accessTokensRevoked, messagingEvents, sessionEnded } from '@conect/events';
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
}

/** Messaging beside its requests: it sends its events, listens to others' and runs jobs. */
export function createBackground(dependencies: Dependencies): Background {
  const { environment, dataSource, revocations, logger } = dependencies;
  const bus = createServiceBus({ ...dependencies, service: 'messaging', publishes: messagingEvents, pool: poolOf(dataSource) });
  const broadcasts = createBroadcastListener({
    kafka: connectionOf('messaging', environment, logger),
    process: 'messaging',
    lookBackMillis: revocationLifeMillis,
    subscriptions: [sessionEnded, accessTokensRevoked].map((contract) => onBroadcast(contract, ({ data, time }) => revocations.add(data.sessionId, time))),
    logger,
  });
  return createServiceBackground({ ...dependencies, bus: { ...bus, broadcasts }, databaseUrl: environment.MESSAGING_DATABASE_URL });
}
