import { revocationLifeMillis, type Revocations } from '@conect/auth';
import { connectionOf, createBroadcastListener, onBroadcast, type BroadcastListener } from '@conect/event-bus';
import { accessTokensRevoked, sessionEnded } from '@conect/events';
import type { Logger } from '@conect/service-kit';
import type { GatewayEnvironment } from './environment';

/** Listens for sessions and secrets that end, so that their access tokens are refused within seconds and not only when they expire. */
export const hearRevocations = (environment: GatewayEnvironment, revocations: Revocations, logger: Logger): BroadcastListener =>
  createBroadcastListener({
    kafka: connectionOf('gateway', environment, logger),
    process: 'gateway',
    lookBackMillis: revocationLifeMillis,
    subscriptions: [sessionEnded, accessTokensRevoked].map((contract) => onBroadcast(contract, ({ data, time }) => revocations.add(data.sessionId, time))),
    logger,
  });
