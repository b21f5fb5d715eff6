import { clientOf } from '@conect/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { IssueServiceToken } from '../application/commands/issue-service-token';
import type { TokenRefusalCode } from '../domain/token-request';
import { readTokenRequest } from './read-token-request';

/** Far above any honest request. */
const bodyLimitBytes = 8_192;

const refusals = { INVALID_CLIENT: 'invalid_client', INVALID_SCOPE: 'invalid_scope' } as const satisfies Record<TokenRefusalCode, string>;

/** The token endpoint for service accounts: the client credentials grant and no other (RFC 6749 4.4); no refresh token is given. */
export function addTokenRoute(app: FastifyInstance, issueServiceToken: IssueServiceToken): void {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, parsed) => parsed(null, body));
    scope.addHook('onRequest', (_request, reply, next) => {
      // RFC 6749 5.1: neither a token nor a refusal is for a cache.
      void reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
      next();
    });
    scope.setErrorHandler((error, request, reply) => answerError(error, request, reply));
    scope.post('/oauth/token', { bodyLimit: bodyLimitBytes }, (request, reply) => answer(request, reply, issueServiceToken));
    done();
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, issueServiceToken: IssueServiceToken): Promise<FastifyReply> {
  const { authorization } = request.headers;
  const wanted = readTokenRequest(authorization, request.body);
  if (typeof wanted === 'string') return refuse(request, reply, wanted);
  const issued = await issueServiceToken({ ...wanted, clientAddress: clientOf(request.ip) });
  if (!issued.ok) return refuse(request, reply, refusals[issued.refusals[0]!.code]);

  const { accessToken, expiresInSeconds, scopes } = issued.value;
  request.log.info({ clientId: wanted.clientId, scopes }, 'service token issued');
  return reply.send({ access_token: accessToken, token_type: 'Bearer', expires_in: expiresInSeconds, scope: scopes.join(' ') });
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: string): FastifyReply {
  request.log.warn({ error }, 'service token refused');
  // RFC 6749 5.2: 401, with the scheme that the client used if it used one.
  if (error === 'invalid_client') void reply.code(401).header('www-authenticate', 'Basic realm="CONECT", charset="UTF-8"');
  else void reply.code(400);
  return reply.send({ error });
}

/** What the client did wrong in HTTP itself, too many tries, and faults. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof GraphQLError && error.extensions['code'] === 'RATE_LIMITED') {
    const seconds = String(error.extensions['retryAfterSeconds']);
    return reply.code(429).header('retry-after', seconds).send({ error: 'temporarily_unavailable', error_description: `Too many wrong secrets. Try again in ${seconds} s.` });
  }
  const { statusCode = 500 } = error as { statusCode?: number };
  if (statusCode < 500) return reply.code(400).send({ error: 'invalid_request' });
  request.log.error({ err: error }, 'token endpoint met a fault');
  return reply.code(500).send({ error: 'server_error' });
}
