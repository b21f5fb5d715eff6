import type { IncomingHttpHeaders } from 'node:http';
import { anonymous, createRemoteKeySet, createRevocations, revocationLifeMillis, type Principal, type Revocations } from '@conect/auth';
import { listenForEndedSessions } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import type { Logger, ServiceApp } from '@conect/service-kit';
import { createBearerAuthentication } from './authenticate';
import type { GatewayEnvironment } from './environment';
import { createForwardPrincipal } from './forward-principal';
import { createGateway } from './gateway';
import { createLiveFeed } from './live/live-feed';
import type { Listener, StreamLimits } from './live/live-streams';
import { readOperations } from './published';
import { defaultQueryLimits, type QueryLimits } from './query-limits';
import type { PublishedOperation } from './schema-check';

/** Builds the gateway of CONECT from its settings. */
export async function createApp(settings: GatewayEnvironment, logger: Logger): Promise<ServiceApp> {
  const operations = readOperations();
  const isProduction = settings.NODE_ENV === 'production';
  const keys = createRemoteKeySet({
    jwksUrl: settings.IDENTITY_JWKS_URL,
    clock: systemClock,
    onFetchFailed: (error) => logger.warn({ err: error }, 'signing keys not fetched; known ones stay in use'),
  });

  const revocations = createRevocations(systemClock);
  const listener = listenForEndedSessions({ process: 'gateway', environment: settings, lookBackMillis: revocationLifeMillis, whenEnded: revocations.add, logger });
  const feed = createLiveFeed({ environment: settings, lookBackMillis: revocationLifeMillis, logger });
  const bearer = createBearerAuthentication({ ...expectedOf(settings), keys, clock: systemClock, revocations, onRefused: ({ reason }) => logger.info({ reason }, 'access token refused') });
  const server = await createGateway<Principal>({
    supergraph: { file: settings.SUPERGRAPH_FILE },
    subgraphs: addressesOf(settings),
    ...bearer,
    live: { feed, limits: streamLimitsOf(settings), listenerOf: listeners(bearer.goodUntil, revocations) },
    forwardPrincipal: createForwardPrincipal({
      secrets: secretsOf(settings),
      clock: systemClock,
      toldAddress: new Set(['identity']),
    }),
    nobody: anonymous,
    queryLimits: queryLimitsOf(settings),
    bodyLimitBytes: settings.GATEWAY_BODY_LIMIT_BYTES,
    rateLimit: settings.GATEWAY_REQUESTS_PER_MINUTE === 0 ? null : { requestsPerMinute: settings.GATEWAY_REQUESTS_PER_MINUTE },
    patience: { queryMillis: settings.GATEWAY_QUERY_TIMEOUT_MILLIS, mutationMillis: settings.GATEWAY_MUTATION_TIMEOUT_MILLIS },
    connections: { connections: settings.SUBGRAPH_CONNECTIONS, connectTimeoutMillis: 2_000, maximumAnswerBytes: 16_777_216 },
    introspection: settings.GATEWAY_INTROSPECTION ?? !isProduction,
    ide: (settings.GATEWAY_IDE ?? !isProduction) ? { initialQuery: firstQuery(operations) } : null,
    fastExecutor: settings.GATEWAY_FAST_EXECUTOR,
    corsOrigins: settings.GATEWAY_CORS_ORIGINS,
    proxyHops: settings.GATEWAY_PROXY_HOPS,
    operations,
    // Told, not demanded: without brokers tokens still end by their time, and the door stays open.
    watched: { revocations: () => listener.assertHealthy(), liveUpdates: () => feed.assertHealthy() },
    readiness: { signingKeys: rememberingSuccess(keys.refresh) },
    logger,
  });
  return {
    startBackground: () => {
      listener.start();
      feed.start();
      return Promise.resolve();
    },
    listen: () => server.listen({ host: settings.HOST, port: settings.GATEWAY_PORT }),
    parts: [{ name: 'http', stop: server.close }, { name: 'revocations', stop: listener.stop }, { name: 'live updates', stop: feed.stop }],
  };
}

const addressesOf = (settings: GatewayEnvironment) => ({
  identity: { url: settings.IDENTITY_GRAPHQL_URL },
  registry: { url: settings.REGISTRY_GRAPHQL_URL },
  messaging: { url: settings.MESSAGING_GRAPHQL_URL },
  consultations: { url: settings.CONSULTATIONS_GRAPHQL_URL },
  volunteering: { url: settings.VOLUNTEERING_GRAPHQL_URL },
});

const secretsOf = (settings: GatewayEnvironment) => ({
  identity: settings.IDENTITY_PRINCIPAL_SECRET,
  registry: settings.REGISTRY_PRINCIPAL_SECRET,
  messaging: settings.MESSAGING_PRINCIPAL_SECRET,
  consultations: settings.CONSULTATIONS_PRINCIPAL_SECRET,
  volunteering: settings.VOLUNTEERING_PRINCIPAL_SECRET,
});

/** The README's first query. */
const firstQuery = (operations: readonly PublishedOperation[]): string =>
  operations.find(({ file }) => file === 'find-organizations.graphql')?.source ?? '';

const queryLimitsOf = (settings: GatewayEnvironment): QueryLimits => ({
  ...defaultQueryLimits,
  depth: settings.GATEWAY_QUERY_DEPTH,
  aliases: settings.GATEWAY_QUERY_ALIASES,
  rootFields: settings.GATEWAY_QUERY_ROOT_FIELDS,
  tokens: settings.GATEWAY_QUERY_TOKENS,
  cost: settings.GATEWAY_QUERY_COST,
});

const expectedOf = (settings: GatewayEnvironment) => ({ issuer: settings.IDENTITY_ISSUER, audience: settings.ACCESS_TOKEN_AUDIENCE });

const streamLimitsOf = (settings: GatewayEnvironment): StreamLimits => ({
  streams: settings.GATEWAY_STREAMS,
  streamsPerUser: settings.GATEWAY_STREAMS_PER_USER,
  heartbeatMillis: settings.GATEWAY_STREAM_HEARTBEAT_MILLIS,
  bufferBytes: settings.GATEWAY_STREAM_BUFFER_BYTES,
  patienceMillis: settings.GATEWAY_STREAM_PATIENCE_MILLIS,
});

/** A person listens by a token, as long as it is good; a service account has no notices and no threads. */
const listeners =
  (goodUntil: (headers: IncomingHttpHeaders) => Date, { isRevoked }: Pick<Revocations, 'isRevoked'>) =>
  (principal: Principal, headers: IncomingHttpHeaders): Listener | null => {
    if (principal.kind !== 'USER') return null;
    const until = goodUntil(headers);
    const endOf: Listener['endOf'] = (now) => (isRevoked(principal) ? 'SESSION_ENDED' : now >= until ? 'TOKEN_EXPIRED' : null);
    return { userId: principal.userId, endOf };
  };

/** Ready once the issuer's keys were fetched: known keys stay usable while the issuer is down. */
function rememberingSuccess(fetchKeys: () => Promise<boolean>): () => Promise<void> {
  let areKnown = false;
  return async () => {
    areKnown ||= await fetchKeys();
    if (!areKnown) throw new Error('The signing keys of access tokens are not known yet');
  };
}
