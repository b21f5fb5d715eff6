import { accessTokensRevoked, sessionEnded } from '@conect/events';
import type { Logger } from 'pino';
import { createBroadcastListener, onBroadcast, type BroadcastListener } from './broadcast-listener';
import { connectionOf, type KafkaEnvironment } from './service-bus';

interface EndedSessionsOptions {
  /** The name of the program; each process of it hears everything. */
  readonly process: string;
  readonly environment: KafkaEnvironment;
  /** How far back a starting process listens: the life of an access token. */
  readonly lookBackMillis: number;
  /** Told of every session, account and secret that ends (the `sid` of its tokens), and when it did; of some more than once. */
  readonly whenEnded: (sessionId: string, endedAt: Date) => void;
  readonly logger: Logger;
}

/** Listens for sessions and secrets that end, so that a process refuses their access tokens within seconds and not only when they expire. */
export const listenForEndedSessions = ({ process, environment, lookBackMillis, whenEnded, logger }: EndedSessionsOptions): BroadcastListener =>
  createBroadcastListener({
    kafka: connectionOf(process, environment, logger),
    process,
    lookBackMillis,
    subscriptions: [sessionEnded, accessTokensRevoked].map((contract) => onBroadcast(contract, ({ data, time }) => whenEnded(data.sessionId, time))),
    logger,
  });
