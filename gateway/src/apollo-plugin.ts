import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLRequestListener } from '@apollo/server';
import type { Logger } from '@conect/service-kit';
import { GraphQLError, Kind, type DocumentNode, type FragmentDefinitionNode, type GraphQLFormattedError, type OperationDefinitionNode } from 'graphql';
import { codeOf, errorsForClient, isDocumentRefusal, prefersGraphqlResponse } from './answer-errors';
import type { FieldCosts } from './field-costs';
import type { GatewayMetrics } from './gateway-metrics';
import { measureOperation, type OperationMeasures } from './measure-operation';
import { excessOfDocument, excessOfRequest, limitExceeded, type LimitExcess, type QueryLimits } from './query-limits';
import { monotonicMillis, type RequestContext } from './request-context';
import { faultCode } from './subgraph-errors';

interface PluginOptions {
  readonly limits: QueryLimits;
  readonly fieldCosts: () => FieldCosts;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
}

type Request = GraphQLRequestContext<RequestContext>;

/** What the gateway does at each stage of a request: limits before execution, errors in our form, one log line and one measurement at the end. */
export function createApolloPlugin({ limits, fieldCosts, metrics, logger }: PluginOptions): ApolloServerPlugin<RequestContext> {
  const checkLimits = createLimitCheck(limits, fieldCosts);

  // One listener for all requests: what belongs to one stands in its context.
  const listener: GraphQLRequestListener<RequestContext> = {
    didResolveOperation: (request) => {
      checkOperation(request);
      checkLimits(request);
      return Promise.resolve();
    },
    didEncounterErrors: ({ errors, contextValue, operationName }) => {
      errors.filter(isFault).forEach((error) => {
        const { requestId } = contextValue;
        logger.error({ requestId, operationName, path: error.path, err: error.originalError ?? error }, 'request met a fault');
      });
      return Promise.resolve();
    },
    willSendResponse: (request) => {
      if (!request.contextValue.isRehearsal) finish(request, metrics, logger);
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

const isFault = ({ extensions }: GraphQLError): boolean => typeof extensions['code'] !== 'string' || extensions['code'] === faultCode;

/** What validation leaves to execution, but needs no subgraph to be seen. */
function checkOperation({ operation, request, schema }: Request): void {
  if (!operation) {
    const { operationName } = request;
    const message = operationName === undefined ? 'Name one operation of the document.' : `The document has no operation "${operationName}".`;
    throw refusal(message, 'OPERATION_RESOLUTION_FAILURE');
  }
  if (!schema.getRootType(operation.operation)) throw refusal(`This graph has no ${operation.operation}s.`, 'GRAPHQL_VALIDATION_FAILED');
}

const refusal = (message: string, code: string): GraphQLError => new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

/** Measures each document once; then only page sizes and cost depend on the request. */
function createLimitCheck(limits: QueryLimits, fieldCosts: () => FieldCosts): (request: Request) => void {
  const known = new WeakMap<OperationDefinitionNode, { measures: OperationMeasures; excess: LimitExcess | null }>();

  return ({ document, operation, schema, request }) => {
    if (!document || !operation) return;
    let measured = known.get(operation);
    if (measured === undefined) {
      const parts = { schema, costs: fieldCosts(), fragments: fragmentsOf(document), budget: limits.fields };
      const measures = measureOperation(parts, operation);
      measured = { measures, excess: excessOfDocument(measures, limits) };
      known.set(operation, measured);
    }
    const excess = measured.excess ?? excessOfRequest(measured.measures, limits, request.variables ?? {});
    if (excess) throw limitExceeded(excess);
  };
}

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])));

function finish({ contextValue, response, operationName }: Request, metrics: GatewayMetrics, logger: Logger): void {
  const { requestId, accept, startedAt } = contextValue;
  const result = response.body?.kind === 'single' ? response.body.singleResult : undefined;
  let codes: readonly string[] = [];
  if (result) {
    const failures = [...(result.errors ?? []), ...takeUnexplainedNulls(result)];
    if (failures.length > 0) {
      const errors = errorsForClient(failures, requestId);
      result.errors = errors;
      codes = errors.map(codeOf);
      if (result.data === undefined && isDocumentRefusal(errors)) response.http.status = prefersGraphqlResponse(accept) ? 400 : 200;
    }
  }
  const millis = monotonicMillis() - startedAt;
  metrics.operation(operationName ?? null, millis / 1000, codes);
  logger.info({ requestId, operationName, millis: Math.round(millis * 10) / 10, ...(codes.length > 0 ? { codes } : {}) }, 'answered');
}

/**
 * The executor reports a null where the schema allows none as an extension and no error; the client must see it as what it is,
 * a fault behind the gateway.
 */
function takeUnexplainedNulls(result: { extensions?: Record<string, unknown> }): GraphQLFormattedError[] {
  const found = result.extensions?.['valueCompletion'];
  if (!Array.isArray(found)) return [];
  delete result.extensions;
  return (found as GraphQLFormattedError[]).slice(0, 10).map(({ path }) => ({
    message: '',
    ...(path ? { path } : {}),
    extensions: { code: faultCode },
  }));
}
