import type { GraphQLDataSource } from '@apollo/gateway';
import { OperationTypeNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ForwardPrincipal } from './forward-principal';
import { spreadEntities, spreadErrors, writeVariables } from './representations';
import { monotonicMillis, type RequestContext } from './request-context';
import { NoAnswer, type SubgraphAnswer, type SubgraphClient } from './subgraph-client';
import { isRecord, readSubgraphError, subgraphUnavailable, type ReceivedError, type SubgraphError } from './subgraph-errors';

/** Told how each request to a subgraph went. */
export type SubgraphObserver = (subgraph: string, seconds: number, outcome: 'OK' | NoAnswer['reason']) => void;

/** How long a client waits for what the subgraphs say, from the moment its request came. */
export interface Patience {
  readonly queryMillis: number;
  /** Longer: a client that does not learn whether its change was made must ask again. */
  readonly mutationMillis: number;
}

interface SubgraphRequestOptions<Principal> {
  readonly name: string;
  readonly client: SubgraphClient;
  readonly forwardPrincipal: ForwardPrincipal<Principal>;
  readonly patience: Patience;
  readonly observe: SubgraphObserver;
  /** Told of every answer that could not be used, with its cause. */
  readonly onFailure: (failure: NoAnswer, context: RequestContext<Principal>) => void;
}

/** A fetch of the query plan. */
interface SubgraphFetch {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  /** Milliseconds of the monotonic clock after which nobody waits for the answer. */
  readonly deadline: number;
}

/** What a subgraph answered, checked. */
interface SubgraphResult {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly SubgraphError[];
}

/** Asks one subgraph on behalf of the executor: signed principal, pooled connection, each representation once, errors in our form. */
export function createSubgraphRequest<Principal>(options: SubgraphRequestOptions<Principal>): GraphQLDataSource {
  const { patience } = options;
  const ask = createAsk(options);
  return {
    process(incoming) {
      const { request } = incoming;
      const context = incoming.context as RequestContext<Principal>;
      if (context.isRehearsal) return Promise.resolve({ data: null });
      const isMutation = 'incomingRequestContext' in incoming && incoming.incomingRequestContext.operation.operation === OperationTypeNode.MUTATION;
      const fetch: SubgraphFetch = {
        query: request.query ?? '',
        operationName: request.operationName,
        variables: request.variables,
        deadline: context.startedAt + (isMutation ? patience.mutationMillis : patience.queryMillis),
      };
      return ask(fetch, context);
    },
  };
}

function createAsk<Principal>(options: SubgraphRequestOptions<Principal>) {
  const { name, client, forwardPrincipal, observe, onFailure } = options;
  const writeQuery = createQueryWriter();
  return async (fetch: SubgraphFetch, context: RequestContext<Principal>): Promise<SubgraphResult> => {
    const { json, places, entityCount } = writeVariables(fetch.variables);
    const startedAt = monotonicMillis();
    const seconds = () => (monotonicMillis() - startedAt) / 1000;
    try {
      const answer = await client.post({
        body: bodyOf(writeQuery(fetch.query), fetch.operationName, json),
        headers: headersOf(context, forwardPrincipal(context.principal, name, context.clientAddress)),
        deadline: fetch.deadline,
        isRepeatable: !fetch.query.startsWith('mutation'),
      });
      const result = readAnswer(answer, entityCount);
      observe(name, seconds(), 'OK');
      return places === null ? result : spread(result, places);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      observe(name, seconds(), error.reason);
      onFailure(error, context);
      throw subgraphUnavailable(name, error);
    }
  };
}

/** Writes a query as a JSON string; the texts of the plans' fetches are few and come back with every request. */
function createQueryWriter(): (query: string) => string {
  const written = new LRUCache<string, string>({ max: 2_000 });
  return (query) => {
    const known = written.get(query);
    if (known !== undefined) return known;
    const text = JSON.stringify(query);
    written.set(query, text);
    return text;
  };
}

function bodyOf(query: string, operationName: string | undefined, variables: string): string {
  const named = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  return `{"query":${query}${named},"variables":${variables}}`;
}

function headersOf(context: RequestContext, principalHeaders: Readonly<Record<string, string>>): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-request-id': context.requestId,
    ...principalHeaders,
  };
  if (context.traceparent !== null) headers['traceparent'] = context.traceparent;
  if (context.acceptLanguage !== null) headers['accept-language'] = context.acceptLanguage;
  return headers;
}

/** Reads a GraphQL answer whatever its status code; anything else is no answer. */
function readAnswer({ status, text }: SubgraphAnswer, entityCount: number | null): SubgraphResult {
  const answer = parseJson(text);
  const problem = problemOf(answer, entityCount);
  if (problem !== null) throw new NoAnswer('NOT_GRAPHQL', { cause: new Error(`HTTP ${status}: ${problem}`) });
  const { data = null, errors } = answer as { data?: SubgraphResult['data']; errors?: readonly ReceivedError[] };
  return errors === undefined || errors.length === 0 ? { data } : { data, errors: errors.map(readSubgraphError) };
}

/** What keeps a JSON value from being the answer to a GraphQL request; null when nothing does. */
function problemOf(answer: unknown, entityCount: number | null): string | null {
  if (!isRecord(answer)) return 'not a JSON object';
  const { data = null, errors = [] } = answer;
  if (!Array.isArray(errors) || !errors.every(isRecord)) return 'errors is not a list of objects';
  if (data === null) return errors.length === 0 ? 'neither data nor errors' : null;
  return problemOfData(data, entityCount);
}

function problemOfData(data: unknown, entityCount: number | null): string | null {
  if (!isRecord(data)) return 'data is not an object';
  return entityCount === null || isEntityList(data['_entities'], entityCount) ? null : `_entities is not a list of ${entityCount} objects`;
}

const isEntityList = (entities: unknown, count: number): boolean =>
  Array.isArray(entities) && entities.length === count && entities.every((entity) => entity === null || isRecord(entity));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NoAnswer('NOT_GRAPHQL', { cause: error });
  }
}

/** Gives the entities and their errors back to every position that asked for them. */
function spread({ data, errors }: SubgraphResult, places: readonly number[]): SubgraphResult {
  const entities = data?.['_entities'];
  return {
    data: data !== null && Array.isArray(entities) ? { ...data, _entities: spreadEntities(entities, places) } : data,
    ...(errors ? { errors: spreadErrors(errors, places) } : {}),
  };
}
