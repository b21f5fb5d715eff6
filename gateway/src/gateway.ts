import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import { clientOf, createHttpServer, type HttpServer, type Logger, type ReadinessCheck } from '@conect/service-kit';
import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { Kind, parse } from 'graphql';
import { Registry } from 'prom-client';
import type { Authenticate } from './authenticate';
import type { ForwardPrincipal } from './forward-principal';
import { createGatewayMetrics, createLiveMetrics } from './gateway-metrics';
import { startGraph } from './graph';
import { addErrorAnswers } from './http-errors';
import { addIde, type Ide } from './ide';
import { acceptsEventStream } from './live/live-request';
import { createLiveRoute, type LiveUpdates } from './live/live-route';
import type { QueryLimits } from './query-limits';
import { addRateLimit, rateLimitConfig, type CountedAs, type RateLimit } from './rate-limit';
import { acceptLanguageOf, monotonicMillis, traceparentOf, type RequestContext } from './request-context';
import type { PublishedOperation } from './schema-check';
import { createSubgraphs, type SubgraphAddress } from './subgraphs';
import type { SubgraphConnections } from './subgraph-client';
import type { Patience } from './subgraph-request';
import type { SupergraphSource } from './supergraph';

/** What a gateway is made of: a graph, who answers for it, and each protection. */
export interface GatewayOptions<Principal> {
  readonly supergraph: SupergraphSource;
  /** Where each subgraph of the supergraph is, by its name. */
  readonly subgraphs: Readonly<Record<string, SubgraphAddress>>;
  readonly authenticate: Authenticate<Principal>;
  readonly forwardPrincipal: ForwardPrincipal<Principal>;
  /** Who asks when the gateway itself does: health probes and plans made at start. */
  readonly nobody: Principal;
  readonly queryLimits: QueryLimits;
  readonly bodyLimitBytes: number;
  /** Under which name a request counts wherever it comes from. Without it every client counts by its address. */
  readonly countedAs?: CountedAs;
  /** Null: clients may ask as often as they like. */
  readonly rateLimit: RateLimit | null;
  readonly patience: Patience;
  readonly connections: SubgraphConnections;
  /** Off, the schema is hidden: no introspection, no suggestions in errors. */
  readonly introspection: boolean;
  /** Off, every operation goes through the stock executor of `@apollo/gateway`. */
  readonly fastExecutor: boolean;
  /** Null: no IDE. */
  readonly ide: Ide | null;
  /** Null: nobody is told of what happens, and a graph with subscriptions refuses them. */
  readonly live?: LiveUpdates<Principal> | null;
  readonly corsOrigins: readonly string[];
  readonly proxyHops: number;
  /** Operations planned at start and measured by name. */
  readonly operations: readonly PublishedOperation[];
  readonly readiness: Readonly<Record<string, ReadinessCheck>>;
  /** Told beside readiness, without deciding it. */
  readonly watched?: Readonly<Record<string, ReadinessCheck>>;
  readonly logger: Logger;
}

/** Makes a gateway for any supergraph; it answers after `listen`. */
export async function createGateway<Principal>(options: GatewayOptions<Principal>): Promise<HttpServer> {
  const { logger, bodyLimitBytes, operations, rateLimit, corsOrigins } = options;
  const registry = new Registry();
  const metrics = createGatewayMetrics(registry, namesOf(operations));
  const subgraphs = createSubgraphs({ ...options, addresses: options.subgraphs, observe: metrics.subgraph });
  const graph = await startGraph({ ...options, subgraphs, metrics });
  const server = createHttpServer({
    logger,
    metrics: registry,
    bodyLimitBytes,
    proxyHops: options.proxyHops,
    readiness: options.readiness,
    watched: { ...subgraphs.probes, ...options.watched },
  });
  const app = server.fastify;

  addErrorAnswers(app, { bodyLimitBytes, logger });
  addHeaders(app);
  // Anything that is not JSON goes on as text, so that the CSRF check and GraphQL over HTTP decide, not the parser.
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  if (corsOrigins.length > 0) await app.register(cors, corsOptions(corsOrigins));
  if (rateLimit) await addRateLimit(app, options.countedAs ?? (() => Promise.resolve(null)));
  const whoAsks = (request: FastifyRequest): Promise<RequestContext<Principal>> => contextOf(request, options.authenticate);
  const live = options.live ? createLiveRoute({ ...options.live, graph, contextOf: whoAsks, metrics: createLiveMetrics(registry), logger }) : null;
  const answer = fastifyApolloHandler<RequestContext>(graph, { context: whoAsks }) as unknown as RouteHandlerMethod;
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    config: rateLimit ? rateLimitConfig(rateLimit) : {},
    handler: async (request, reply) => (live !== null && acceptsEventStream(request) && (await live.open(request, reply)) ? reply : answer.call(app, request, reply)),
  });
  if (options.ide) addIde(app, options.ide);

  return {
    ...server,
    close: async () => {
      live?.stop();
      await server.close();
      await graph.stop();
      await subgraphs.close();
    },
  };
}

/** The operation names that get a metric of their own. */
const namesOf = (operations: readonly PublishedOperation[]): ReadonlySet<string> =>
  new Set(
    operations.flatMap(({ source }) =>
      parse(source).definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [definition.name.value] : [],
      ),
    ),
  );

async function contextOf<Principal>(request: FastifyRequest, authenticate: Authenticate<Principal>): Promise<RequestContext<Principal>> {
  const startedAt = monotonicMillis();
  const { headers } = request;
  return {
    principal: await authenticate(headers),
    clientAddress: clientOf(request.ip),
    requestId: request.id,
    traceparent: traceparentOf(headers),
    acceptLanguage: acceptLanguageOf(headers),
    accept: headers.accept ?? '',
    startedAt,
  };
}

function addHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    done();
  });
}

const corsOptions = (origins: readonly string[]) => ({
  origin: [...origins],
  methods: ['GET', 'POST'],
  allowedHeaders: ['content-type', 'authorization', 'accept-language', 'apollo-require-preflight', 'last-event-id', 'traceparent', 'x-request-id'],
  exposedHeaders: ['x-request-id', 'retry-after'],
  maxAge: 7_200,
});
