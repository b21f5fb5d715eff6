import { TokenRefused, verifyLookup } from '@conect/auth';
import type { Clock } from '@conect/kernel';
import type { FastifyInstance } from 'fastify';
import type { Person } from '../application/ports';

interface Dependencies {
  readonly findPeople: (userIds: readonly string[]) => Promise<readonly Person[]>;
  readonly secret: string;
  readonly clock: Clock;
}

/**
 * Says to messaging whom it writes to, at the moment of sending. It answers nothing but a look-up signed with the key of look-ups;
 * neither the gateway's principal nor an access token opens it.
 */
export function addRecipientsRoute(app: FastifyInstance, { findPeople, secret, clock }: Dependencies): void {
  app.post('/internal/recipients', async (request, reply) => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    void reply.header('cache-control', 'no-store');
    try {
      const recipients = await findPeople(verifyLookup(token, { service: 'identity', secret, now: clock.now() }));
      return await reply.send({ recipients });
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      request.log.warn({ reason: error.reason }, 'look-up refused');
      return reply.code(401).send({ code: 'UNAUTHENTICATED' });
    }
  });
}
