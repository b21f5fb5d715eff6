import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from './logger';

/** Top-level error codes a client may meet; userErrors carry each service's own. */
export type TopLevelCode =
  | 'BAD_USER_INPUT'
  | 'LIMIT_EXCEEDED'
  | 'FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'IDEMPOTENCY_MISMATCH'
  | 'RATE_LIMITED'
  | 'SUBGRAPH_UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

const passedThrough = new Set<unknown>([
  'BAD_USER_INPUT',
  'LIMIT_EXCEEDED',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'IDEMPOTENCY_MISMATCH',
  'RATE_LIMITED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** A malformed argument of a query: top-level, naming the argument and what was expected. */
export const badArgument = (argument: string, expected: string, code: 'BAD_USER_INPUT' | 'LIMIT_EXCEEDED' = 'BAD_USER_INPUT') =>
  new GraphQLError(`Argument "${argument}": expected ${expected}.`, { extensions: { code, argument } });

/** A whole query that needs a role the viewer does not have. */
export const forbidden = (expected: string) => new GraphQLError(expected, { extensions: { code: 'FORBIDDEN' } });

/** No or no acceptable proof of who is asking. */
export const unauthenticated = (status?: number) =>
  new GraphQLError('Sign in and send the access token as "Authorization: Bearer ...".', {
    extensions: { code: 'UNAUTHENTICATED', ...(status === undefined ? {} : { http: { status } }) },
  });

/** The same idempotency key came with another input. */
export const idempotencyMismatch = () =>
  new GraphQLError('This idempotencyKey was used for the same operation with another input. Send a new key.', {
    extensions: { code: 'IDEMPOTENCY_MISMATCH' },
  });

/** Too many requests; the client may try again after the given seconds. */
export const rateLimited = (retryAfterSeconds: number) =>
  new GraphQLError(`Too many requests. Try again in ${retryAfterSeconds} s.`, {
    extensions: { code: 'RATE_LIMITED', retryAfterSeconds },
  });

/** Lets coded errors out, masks faults with the request id when there is one yet, and logs them with their cause. */
export function maskFaults(formatted: GraphQLFormattedError, error: unknown, logger: Logger, requestId: string | undefined): GraphQLFormattedError {
  if (passedThrough.has(formatted.extensions?.['code'])) return formatted;
  const original = error instanceof GraphQLError && error.originalError ? error.originalError : error;
  logger.error({ err: original, path: formatted.path, requestId }, 'request failed');
  return {
    message: 'Something went wrong on our side.',
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(requestId === undefined ? {} : { requestId }) },
  };
}
