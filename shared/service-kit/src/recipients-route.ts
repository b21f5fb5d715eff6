import { TokenRefused, verifyLookup } from '@conect/auth';
import type { Clock, Locale } from '@conect/kernel';
import type { FastifyInstance } from 'fastify';

/** Whom a reference means, for a message to him. */
export interface WrittenTo {
  /** The reference, as the event named it. */
  readonly ref: string;
  readonly email: string;
  readonly name: string;
  readonly language: Locale;
  /** Where the message leads, when that is secret. */
  readonly link?: string;
}

interface Dependencies {
  /** The service that answers; a look-up is signed for one. */
  readonly service: string;
  readonly findPeople: (refs: readonly string[]) => Promise<readonly WrittenTo[]>;
  readonly secret: string;
  readonly clock: Clock;
}

/**
 * Says to messaging whom it writes to, at the moment of sending. It answers nothing but a look-up signed with the key of look-ups;
 * neither the gateway's principal nor an access token opens it.
 */
export function addRecipientsRoute(app: FastifyInstance, { service, findPeople, secret, clock }: Dependencies): void {
  app.post('/internal/recipients', async (request, reply) => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    void reply.header('cache-control', 'no-store');
    try {
      const recipients = await findPeople(verifyLookup(token, { service, secret, now: clock.now() }));
      return await reply.send({ recipients });
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      request.log.warn({ reason: error.reason }, 'look-up refused');
      return reply.code(401).send({ code: 'UNAUTHENTICATED' });
    }
  });
}
