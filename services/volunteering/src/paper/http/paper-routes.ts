import { isUuid, type Clock } from '@conect/kernel';
import { refusePaper, sendPaper, type AddressPermission } from '@conect/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PaperShelf } from '../application/ports';
import { fileNameOf, type Paper } from '../domain/paper';

/** What the route of papers needs. */
interface PaperRoutesOptions {
  readonly clock: Clock;
  /** Whether the address of a paper allows it; null for one without a signature. */
  readonly check: (paperId: string, query: Readonly<Record<string, unknown>>, now: Date) => AddressPermission | null;
  readonly find: (paperId: string) => Promise<Paper | null>;
  readonly shelf: Pick<PaperShelf, 'read'>;
}

/** Where a paper is, below the service's own address. */
export const paperPath = (paperId: string): string => `/papers/${paperId}`;

type PaperRequest = FastifyRequest<{ Params: { paperId: string }; Querystring: Readonly<Record<string, unknown>> }>;

/** Papers at their addresses; a signed address is the whole permission, and none is open without. */
export const paperRoutes = (options: PaperRoutesOptions) => (app: FastifyInstance): void => {
  // Fastify's own HEAD would read the whole paper to answer.
  app.get(paperPath(':paperId'), { exposeHeadRoute: false }, (request: PaperRequest, reply) => answer(request, reply, options));
};

async function answer({ params, query }: PaperRequest, reply: FastifyReply, { clock, check, find, shelf }: PaperRoutesOptions): Promise<FastifyReply> {
  if (!isUuid(params.paperId)) return refusePaper(reply, 'NOT_FOUND');
  const paperId = params.paperId.toLowerCase();
  const permission = check(paperId, query, clock.now());
  if (permission !== 'VALID') return refusePaper(reply, permission ?? 'SIGNATURE_INVALID');
  const paper = await find(paperId);
  if (paper?.state !== 'READY') return refusePaper(reply, 'NOT_FOUND');
  const bytes = await shelf.read(paper);
  void reply.header('cache-control', 'private, no-store');
  return sendPaper(reply, { fileName: fileNameOf(paper), byteLength: bytes?.length ?? 0, bytes });
}
