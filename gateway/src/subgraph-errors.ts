import { GraphQLError } from 'graphql';

/** An error as a subgraph sent it; anything may be missing or of the wrong type. */
export interface ReceivedError {
  readonly message?: unknown;
  readonly path?: unknown;
  readonly extensions?: unknown;
}

/** An error as the executor passes it on. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** The marker of a fault behind the gateway: it is logged here and masked before it reaches the client. */
export const faultCode = 'INTERNAL_SERVER_ERROR';

/**
 * Codes by which a subgraph's server says that the request itself was wrong. The gateway wrote that request, so to the client
 * they are a fault on our side.
 */
const codesBetweenServers: ReadonlySet<string> = new Set([
  faultCode,
  'BAD_REQUEST',
  'DOWNSTREAM_SERVICE_ERROR',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Extensions that tell about our insides. */
const insides: ReadonlySet<string> = new Set(['stacktrace', 'exception', 'http', 'serviceName', 'debug']);

/** Passes on what a subgraph meant for the client (a code, its details, the path) and nothing else. */
export function readSubgraphError(error: ReceivedError): SubgraphError {
  const extensions = isRecord(error.extensions) ? error.extensions : {};
  const path = isPath(error.path) ? { path: error.path } : {};
  const { code } = extensions;
  if (typeof code !== 'string' || !/^[A-Z][A-Z0-9_]{1,63}$/.test(code) || codesBetweenServers.has(code)) {
    return { message: String(error.message), ...path, extensions: { code: faultCode } };
  }
  return { message: String(error.message), ...path, extensions: { ...without(extensions, insides), code } };
}

/** An object without some of its properties. */
export const without = (record: Readonly<Record<string, unknown>>, names: ReadonlySet<string>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(name)));

/** What the client is told when a subgraph did not answer: which one, and nothing of why. */
export const subgraphUnavailable = (service: string, cause: Error): GraphQLError =>
  new GraphQLError(`The service "${service}" cannot answer now; what comes from it is missing here. Try again later.`, {
    originalError: cause,
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', service },
  });

/** Whether the value is an object that is not a list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPath = (value: unknown): value is (string | number)[] =>
  Array.isArray(value) && value.every((step) => typeof step === 'string' || typeof step === 'number');
