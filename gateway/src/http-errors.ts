import type { Logger } from '@conect/service-kit';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { maskedFault, prefersGraphqlResponse } from './answer-errors';
import { refusalOf } from './query-limits';

/** Makes every answer that does not come from GraphQL a coded one of the same form. */
export function addErrorAnswers(app: FastifyInstance, { bodyLimitBytes, logger }: { bodyLimitBytes: number; logger: Logger }): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) logger.error({ requestId: request.id, err: error }, 'request met a fault');
    if (status === 413 && lengthOf(request) <= drainedBytes) reply.removeHeader('connection');
    return answer(request, reply.code(status), errorFor({ error, status, bodyLimitBytes, request }));
  });
  app.setNotFoundHandler((request, reply) =>
    answer(request, reply.code(404), { message: 'Nothing is here. The graph is at /graphql.', extensions: { code: 'NOT_FOUND' } }),
  );
}

/**
 * A client that still sends its body when the connection closes sees a broken pipe and no answer. Up to this length the rest is
 * read and thrown away instead.
 */
const drainedBytes = 16 * 1_024 * 1_024;

const lengthOf = (request: FastifyRequest): number => Number(request.headers['content-length'] ?? Infinity);

function answer(request: FastifyRequest, reply: FastifyReply, error: GraphQLFormattedError): FastifyReply {
  const type = prefersGraphqlResponse(request.headers.accept ?? '') ? 'application/graphql-response+json' : 'application/json';
  return reply.type(`${type}; charset=utf-8`).send(JSON.stringify({ errors: [error] }));
}

/** What the client did wrong keeps its status; an impossible `Host` header shows only as a URL that cannot be read. */
function statusOf(error: FastifyError): number {
  if (error.code === 'ERR_INVALID_URL') return 400;
  return error.statusCode !== undefined && error.statusCode >= 400 ? error.statusCode : 500;
}

interface FailedRequest {
  readonly error: FastifyError;
  readonly status: number;
  readonly bodyLimitBytes: number;
  readonly request: FastifyRequest;
}

function errorFor({ error, status, bodyLimitBytes, request }: FailedRequest): GraphQLFormattedError {
  if (status >= 500) return maskedFault({}, request.id);
  if (status === 413) {
    const given = lengthOf(request);
    return refusalOf({ limit: 'bodyBytes', allowed: bodyLimitBytes, given: Number.isFinite(given) ? given : null });
  }
  if (error instanceof TooManyRequests) return { message: error.message, extensions: { code: 'RATE_LIMITED', retryAfterSeconds: error.retryAfterSeconds } };
  return { message: badRequestTexts[error.code] ?? 'The HTTP request cannot be read as GraphQL over HTTP.', extensions: { code: 'BAD_REQUEST' } };
}

const badRequestTexts: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty.',
  ERR_INVALID_URL: 'The Host header is not valid.',
};

/** A client went over its requests per minute. */
export class TooManyRequests extends Error {
  readonly statusCode = 429;
  readonly code = 'RATE_LIMITED';

  constructor(readonly retryAfterSeconds: number) {
    super(`Too many requests. Try again in ${retryAfterSeconds} s.`);
  }
}
