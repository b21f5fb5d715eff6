import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestContext, type GraphQLRequestListener, type GraphQLResponse } from '@apollo/server';
import type { Logger } from '@conect/service-kit';
import { GraphQLError, OperationTypeNode, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { fragmentsOf } from './answer-shape';
import { codeOf, errorsForClient, isDocumentRefusal, prefersGraphqlResponse } from './answer-errors';
import type { FieldCosts } from './field-costs';
import type { GatewayMetrics } from './gateway-metrics';
import { measureOperation, type OperationMeasures } from './measure-operation';
import { excessOfDocument, excessOfRequest, limitExceeded, type LimitExcess, type QueryLimits } from './query-limits';
import { assertNotNull, nullRefusingVariables } from './refuse-nulls';
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
    responseForOperation: (request) => Promise.resolve(opened(request)),
    didEncounterErrors: ({ errors, contextValue, operationName }) => {
      errors.filter(isFault).forEach((error) => {
        const { requestId } = contextValue;
        logger.error({ requestId, operationName, path: error.path, err: error.originalError ?? error }, 'request met a fault');
      });
      return Promise.resolve();
    },
    willSendResponse: (request) => {
      const { isRehearsal, onOpened } = request.contextValue;
      // What was only opened is measured when it is answered, but a refusal is told of here.
      if (onOpened) settleErrors(request);
      else if (!isRehearsal) finish(request, metrics, logger);
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

const isFault = ({ extensions }: GraphQLError): boolean => typeof extensions['code'] !== 'string' || extensions['code'] === faultCode;

/** What validation leaves to execution, but needs no subgraph to be seen. */
function checkOperation({ operation, request, schema, contextValue }: Request): void {
  if (!operation) {
    const { operationName } = request;
    const message = operationName === undefined ? 'Name one operation of the document.' : `The document has no operation "${operationName}".`;
    throw refusal(message, 'OPERATION_RESOLUTION_FAILURE');
  }
  if (!schema.getRootType(operation.operation)) throw refusal(`This graph has no ${operation.operation}s.`, 'GRAPHQL_VALIDATION_FAILED');
  if (operation.operation === OperationTypeNode.SUBSCRIPTION && !contextValue.onOpened) {
    throw refusal('A subscription is answered as server-sent events: ask for it with "accept: text/event-stream".', 'EVENT_STREAM_EXPECTED', 406);
  }
}

/** An operation that is only opened is answered by nothing, and who opened it is told what it is. */
function opened({ contextValue, schema, document, operation }: Request): GraphQLResponse | null {
  if (!contextValue.onOpened || !document || !operation) return null;
  contextValue.onOpened({ schema, document, operation });
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data: null } } };
}

const refusal = (message: string, code: string, status = 400): GraphQLError => new GraphQLError(message, { extensions: { code, http: { status } } });

/** What is known of a document whatever its variables are. */
interface KnownDocument {
  readonly measures: OperationMeasures;
  readonly excess: LimitExcess | null;
  readonly nullRefusing: ReadonlySet<string>;
}

/** Measures each document once; then only nulls, page sizes and cost depend on the request. */
function createLimitCheck(limits: QueryLimits, fieldCosts: () => FieldCosts): (request: Request) => void {
  const known = new WeakMap<OperationDefinitionNode, KnownDocument>();
  const learn = (document: DocumentNode, operation: OperationDefinitionNode, schema: GraphQLSchema): KnownDocument => {
    const fragments = fragmentsOf(document);
    const measures = measureOperation({ schema, costs: fieldCosts(), fragments, budget: limits.fields }, operation);
    const learned = { measures, excess: excessOfDocument(measures, limits), nullRefusing: nullRefusingVariables(schema, operation, fragments) };
    known.set(operation, learned);
    return learned;
  };

  return ({ document, operation, schema, request: { variables = {} } }) => {
    if (!document || !operation) return;
    const { measures, excess, nullRefusing } = known.get(operation) ?? learn(document, operation, schema);
    const exceeded = excess ?? excessOfRequest(measures, limits, variables);
    if (exceeded) throw limitExceeded(exceeded);
    assertNotNull(nullRefusing, variables);
  };
}

function finish(request: Request, metrics: GatewayMetrics, logger: Logger): void {
  const { contextValue, operationName } = request;
  const codes = settleErrors(request).map(codeOf);
  const millis = monotonicMillis() - contextValue.startedAt;
  metrics.operation(operationName ?? null, millis / 1000, codes);
  const { requestId } = contextValue;
  logger.info({ requestId, operationName, millis: Math.round(millis * 10) / 10, ...(codes.length > 0 ? { codes } : {}) }, 'answered');
}

/** Gives the errors of an answer their final form, and the answer its status; answers the errors. */
function settleErrors({ contextValue, response }: Request): readonly GraphQLFormattedError[] {
  if (response.body?.kind !== 'single') return [];
  const result = response.body.singleResult;
  const failures = [...(result.errors ?? []), ...takeUnexplainedNulls(result)];
  if (failures.length === 0) return failures;
  const errors = errorsForClient(failures, contextValue.requestId);
  result.errors = errors;
  if (result.data === undefined && isDocumentRefusal(errors)) response.http.status = prefersGraphqlResponse(contextValue.accept) ? 400 : 200;
  return errors;
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
