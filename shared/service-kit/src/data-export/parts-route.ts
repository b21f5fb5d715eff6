import { Readable } from 'node:stream';
import { TokenRefused, verifyLookup } from '@conect/auth';
import { isUuid, type Clock } from '@conect/kernel';
import type { FastifyInstance } from 'fastify';

/** Where a service gives its parts of exports to identity. */
export const dataExportPartsPath = '/internal/data-export-parts';

interface Dependencies {
  /** The service that answers; a question is signed for one. */
  readonly service: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly read: (requestId: string) => Promise<AsyncIterable<Uint8Array> | null>;
}

/** Gives a part that waits to identity, which signs for this one part; neither the gateway's principal nor an access token opens it. */
export function addPartsRoute(app: FastifyInstance, { service, secret, clock, read }: Dependencies): void {
  app.post(dataExportPartsPath, async (request, reply) => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    void reply.header('cache-control', 'no-store');
    try {
      const [requestId = ''] = verifyLookup(token, { service, secret, now: clock.now(), question: 'data-export-parts' });
      const bytes = isUuid(requestId) ? await read(requestId) : null;
      if (bytes === null) return await reply.code(404).send({ code: 'NOT_FOUND' });
      return await reply.type('application/x-ndjson').send(Readable.from(bytes));
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      request.log.warn({ reason: error.reason }, 'fetching of a data export part refused');
      return reply.code(401).send({ code: 'UNAUTHENTICATED' });
    }
  });
}
