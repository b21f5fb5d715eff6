import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloGateway } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from '@conect/service-kit';
import type { GraphQLSchema } from 'graphql';
import { createApolloPlugin } from './apollo-plugin';
import { formatError } from './answer-errors';
import { silenceVendorReports } from './environment';
import { createPreparedOperations, noPreparedOperations, withFastExecutor, type PreparedOperations } from './executor';
import { readFieldCosts, type FieldCosts } from './field-costs';
import type { GatewayMetrics } from './gateway-metrics';
import type { QueryLimits } from './query-limits';
import { rehearse } from './rehearse';
import type { RequestContext } from './request-context';
import type { PublishedOperation } from './schema-check';
import type { Subgraphs } from './subgraphs';
import { assertLoadable, followSupergraph, type SupergraphSource } from './supergraph';

interface GraphOptions {
  readonly supergraph: SupergraphSource;
  readonly subgraphs: Subgraphs;
  readonly queryLimits: QueryLimits;
  readonly introspection: boolean;
  readonly fastExecutor: boolean;
  readonly operations: readonly PublishedOperation[];
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
}

/** The running graph: Apollo Server before `@apollo/gateway`, following the supergraph. */
export async function startGraph(options: GraphOptions): Promise<ApolloServer<RequestContext>> {
  silenceVendorReports();
  const { operations, logger } = options;
  let fieldCosts: FieldCosts = new Map();
  const prepared = options.fastExecutor ? createPreparedOperations() : noPreparedOperations;
  const gateway = withFastExecutor(createApolloGateway(options, prepared, (costs) => (fieldCosts = costs)), prepared, options.metrics.execution);
  const apollo = createApolloServer(options, gateway, () => fieldCosts);

  let isStarted = false;
  const planKnownOperations = (schema: GraphQLSchema): Promise<void> =>
    rehearse({ apollo, schema, operations, logger }).catch((error: unknown) => logger.error({ err: error }, 'known operations were not planned'));
  let schema: GraphQLSchema | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
    if (isStarted) void planKnownOperations(apiSchema);
  });
  await apollo.start();
  isStarted = true;
  if (schema) await planKnownOperations(schema);
  return apollo;
}

function createApolloGateway(options: GraphOptions, prepared: PreparedOperations, onFieldCosts: (costs: FieldCosts) => void): ApolloGateway {
  const { supergraph, subgraphs, metrics, logger } = options;
  return new ApolloGateway({
    supergraphSdl: followSupergraph({
      source: supergraph,
      logger,
      onAccept: (supergraphSdl) => {
        assertLoadable(supergraphSdl, subgraphs.names);
        onFieldCosts(readFieldCosts(supergraphSdl));
        metrics.supergraph('ACCEPTED');
      },
      onRefuse: (error) => {
        metrics.supergraph('REFUSED');
        logger.error({ err: error }, 'supergraph refused; the one before stays');
      },
    }),
    buildService: ({ name }) => subgraphs.sourceOf(name),
    experimental_didResolveQueryPlan: prepared.learn,
    __exposeQueryPlanExperimental: false,
    logger: vendorLogger(logger),
  });
}

function createApolloServer(options: GraphOptions, gateway: GatewayInterface, fieldCosts: () => FieldCosts): ApolloServer<RequestContext> {
  const { queryLimits, introspection, metrics, logger } = options;
  return new ApolloServer<RequestContext>({
    gateway,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: Number.isFinite(queryLimits.tokens) ? { maxTokens: queryLimits.tokens } : {},
    // One mistake repeated a thousand times is reported a few times.
    validationOptions: { maxErrors: 5 },
    formatError: (error) => formatError(error, queryLimits.tokens),
    stringifyResult: (result) => JSON.stringify(result),
    logger: vendorLogger(logger),
    plugins: [
      createApolloPlugin({ limits: queryLimits, fieldCosts, metrics, logger }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

/** What Apollo's packages say goes to our log, one level down: their news are our details. */
const vendorLogger = (logger: Logger) => ({
  debug: (message?: unknown) => logger.trace(String(message)),
  info: (message?: unknown) => logger.debug(String(message)),
  warn: (message?: unknown) => logger.warn(String(message)),
  error: (message?: unknown) => logger.error(String(message)),
});
