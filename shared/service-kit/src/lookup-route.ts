import { TokenRefused, verifyLookup } from '@conect/auth';
import type { Clock } from '@conect/kernel';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { bearerTokenOf } from './bearer-token';

/** Who answers a look-up, and how its signature is checked. */
export interface LookupBinding {
  /** The service that answers; a look-up is signed for one. */
  readonly service: string;
  readonly secret: string;
  readonly clock: Clock;
}

interface LookupRoute extends LookupBinding {
  readonly path: string;
  readonly question: NonNullable<Parameters<typeof verifyLookup>[1]['question']>;
  /** What the log says of one that is refused. */
  readonly refused: string;
  readonly answer: (refs: readonly string[], reply: FastifyReply) => Promise<FastifyReply>;
}

/** A route for other services, which answers nothing but a look-up signed for its question; neither the gateway's principal nor an access token opens it. */
export function addLookupRoute(app: FastifyInstance, { path, question, service, secret, clock, refused, answer }: LookupRoute): void {
  app.post(path, async ({ headers, log }, reply) => {
    void reply.header('cache-control', 'no-store');
    try {
      return await answer(verifyLookup(bearerTokenOf(headers), { service, secret, now: clock.now(), question }), reply);
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      log.warn({ reason: error.reason }, refused);
      return reply.code(401).send({ code: 'UNAUTHENTICATED' });
    }
  });
}
