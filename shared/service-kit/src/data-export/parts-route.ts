import { Readable } from 'node:stream';
import { isUuid } from '@conect/kernel';
import type { FastifyInstance } from 'fastify';
import { addLookupRoute, type LookupBinding } from '../lookup-route';

/** Where a service gives its parts of exports to identity. */
export const dataExportPartsPath = '/internal/data-export-parts';

interface Dependencies extends LookupBinding {
  readonly read: (requestId: string) => Promise<AsyncIterable<Uint8Array> | null>;
}

/** Gives a part that waits to identity, which signs for this one part. */
export const addPartsRoute = (app: FastifyInstance, { read, ...binding }: Dependencies): void =>
  addLookupRoute(app, {
    ...binding,
    path: dataExportPartsPath,
    question: 'data-export-parts',
    refused: 'fetching of a data export part refused',
    answer: async ([requestId = ''], reply) => {
      const bytes = isUuid(requestId) ? await read(requestId) : null;
      if (bytes === null) return reply.code(404).send({ code: 'NOT_FOUND' });
      return reply.type('application/x-ndjson').send(Readable.from(bytes));
    },
  });
