import type { FastifyInstance } from 'fastify';
import { apiScopes } from '../domain/api-scope';

/** Says where tokens are given and how (RFC 8414), for clients that set themselves up from it. */
export function addAuthorizationServerMetadata(app: FastifyInstance, issuer: string): void {
  const base = issuer.replace(/\/$/, '');
  const metadata = {
    issuer,
    token_endpoint: `${base}/oauth/token`,
    jwks_uri: `${base}/.well-known/jwks.json`,
    scopes_supported: apiScopes,
    response_types_supported: [],
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
  app.get('/.well-known/oauth-authorization-server', (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(metadata));
}
