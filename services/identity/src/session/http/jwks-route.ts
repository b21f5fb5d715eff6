import type { FastifyInstance } from 'fastify';
import type { SigningKeyStore } from '../application/ports';

/** Shorter than the time for which a next key is published before it signs, by far. */
const maximumAgeSeconds = 300;

/** Publishes the public halves of all keys with which a valid token may be signed, the next one's too (RFC 7517). */
export function addJwksRoute(app: FastifyInstance, signingKeys: Pick<SigningKeyStore, 'all'>): void {
  app.get('/.well-known/jwks.json', async (_request, reply) => {
    const keys = (await signingKeys.all()).map(({ id, publicKey }) => ({ ...publicKey, kid: id, use: 'sig', alg: 'ES256' }));
    return reply.header('cache-control', `public, max-age=${maximumAgeSeconds}`).type('application/jwk-set+json').send({ keys });
  });
}
