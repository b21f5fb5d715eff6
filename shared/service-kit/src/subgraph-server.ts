import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { principalHeader, TokenRefused, verifyForwardedPrincipal, type ForwardedCaller, type Principal } from '@conect/auth';
import { localeOf, systemClock, type Locale } from '@conect/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLScalarType, Kind, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { DateResolver, DateTimeResolver, EmailAddressResolver, URLResolver } from 'graphql-scalars';
import { maskFaults, unauthenticated } from './graphql-errors';
import { createHttpServer, type HttpServer, type ReadinessCheck } from './http-server';
import type { Logger } from './logger';

/** What every resolver may know of the request. */
export interface SubgraphRequest extends ForwardedCaller {
  readonly locale: Locale;
  readonly requestId: string;
  readonly traceparent: string | null;
}

interface SubgraphServerOptions<Context extends SubgraphRequest> {
  /** The subgraph's name; a forwarded principal is bound to it. */
  readonly name: string;
  /** The folder of the service's `*.graphql` files. */
  readonly schemaFolder: string;
  /** The resolver map; scalars of the shared value types are added. */
  readonly resolvers: object;
  readonly contextFor: (request: SubgraphRequest) => Context;
  readonly principalSecret: string;
  /** Whether the session of who asks has ended, though the gateway has not heard of it yet. */
  readonly isRevoked?: (principal: Principal) => boolean;
  readonly introspection: boolean;
  readonly logger: Logger;
  readonly readiness: Readonly<Record<string, ReadinessCheck>>;
  /** Reverse proxies in front of the service's REST routes, whose `x-forwarded-for` tells the client's address. */
  readonly proxyHops?: number;
  /** REST routes of the service. */
  readonly routes?: (app: FastifyInstance) => Promise<void> | void;
}

const sharedSchemaFolder = join(__dirname, '../schema');
/** A day is text in the code, `yyyy-mm-dd`, as it is in the database: an instant in its place would be another day elsewhere. */
const asDay = (instant: unknown): string => (instant as Date).toISOString().slice(0, 10);
const dayConfig = DateResolver.toConfig();
const dayScalar = new GraphQLScalarType({
  ...dayConfig,
  parseValue: (value) => asDay(dayConfig.parseValue(value)),
  parseLiteral: (node, variables) => asDay(dayConfig.parseLiteral(node, variables)),
});
const scalars = { DateTime: DateTimeResolver, Date: dayScalar, EmailAddress: EmailAddressResolver, URL: URLResolver };

/** The SDL of a subgraph: its own files and the shared value types, as one document. */
export function readSubgraphSdl(schemaFolder: string): string {
  const filesOf = (folder: string) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8'));
  return [...filesOf(schemaFolder), ...filesOf(sharedSchemaFolder)].join('\n');
}

/** Builds the executable subgraph schema from SDL files and resolvers. */
export function createSubgraphSchema(schemaFolder: string, resolvers: object): GraphQLSchema {
  const typeDefs = parse(readSubgraphSdl(schemaFolder));
  const declared = new Set(typeDefs.definitions.flatMap((definition) => nameOf(definition)));
  const known = Object.fromEntries(Object.entries(scalars).filter(([name]) => declared.has(name)));
  return buildSubgraphSchema([{ typeDefs, resolvers: { ...known, ...resolvers } as never }]);
}

const nameOf = (definition: DocumentNode['definitions'][number]): string[] =>
  definition.kind === Kind.SCALAR_TYPE_DEFINITION ? [definition.name.value] : [];

/**
 * Makes a subgraph's HTTP server: `/graphql`, health, metrics and the service's REST routes. Only a request that carries a
 * principal signed by the gateway for this subgraph is answered; everything else is UNAUTHENTICATED, `_service` included.
 */
export async function createSubgraphServer<Context extends SubgraphRequest>(options: SubgraphServerOptions<Context>): Promise<HttpServer> {
  const { name, logger, contextFor, principalSecret, introspection } = options;
  const requestIds = new WeakMap<object, string>();
  const server = createHttpServer({ logger, readiness: options.readiness, proxyHops: options.proxyHops ?? 0 });
  const apollo = new ApolloServer<Context>({
    schema: createSubgraphSchema(options.schemaFolder, options.resolvers),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => maskFaults(formatted, error, logger, requestIds.get(error as object)),
    plugins: [
      remembersRequestIds(requestIds),
      fastifyApolloDrainPlugin(server.fastify),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    logger,
  });
  await apollo.start();

  await server.fastify.register(fastifyApollo(apollo), {
    context: (request: FastifyRequest) => {
      const caller = callerOf(request, { subgraph: name, secret: principalSecret });
      if (options.isRevoked?.(caller.principal) === true) throw unauthenticated(401);
      return Promise.resolve(contextFor({ ...caller, ...factsOf(request) }));
    },
  } as never);
  await options.routes?.(server.fastify);
  return server;
}

/** Errors are formatted without the request they belong to; this keeps its id beside them. */
const remembersRequestIds = (requestIds: WeakMap<object, string>): ApolloServerPlugin<SubgraphRequest> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        for (const error of errors) requestIds.set(error, contextValue.requestId);
        return Promise.resolve();
      },
    }),
});

function callerOf(request: FastifyRequest, binding: { subgraph: string; secret: string }): ForwardedCaller {
  const token = request.headers[principalHeader];
  if (typeof token !== 'string') throw unauthenticated(401);
  try {
    return verifyForwardedPrincipal(token, { ...binding, now: systemClock.now() });
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    request.log.warn({ reason: error.reason }, 'forwarded principal refused');
    throw unauthenticated(401);
  }
}

function factsOf(request: FastifyRequest): Pick<SubgraphRequest, 'locale' | 'requestId' | 'traceparent'> {
  const { traceparent } = request.headers;
  return {
    locale: localeOf(request.headers['accept-language']),
    requestId: request.id,
    traceparent: typeof traceparent === 'string' ? traceparent : null,
  };
}
