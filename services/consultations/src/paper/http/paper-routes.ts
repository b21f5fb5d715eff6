import { isUuid, type Clock } from '@conect/kernel';
import type { MeasuredFile } from '@conect/papers';
import { answerUnchanged, refusePaper, sendPaper, type AddressPermission } from '@conect/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPaperName, type PaperName } from '../domain/paper';

/** What the routes of papers need. */
export interface PaperRoutesOptions {
  readonly clock: Clock;
  /** Whether the address allows it; null for an address without a signature. */
  readonly check: (asked: { readonly consultationId: string; readonly name: PaperName }, query: Readonly<Record<string, unknown>>, now: Date) => AddressPermission | null;
  /** The paper, made now if need be; null when there is none, or, when a public one is asked for, none that everybody may have. */
  readonly find: (asked: { readonly consultationId: string; readonly name: PaperName }, isPublic: boolean) => Promise<MeasuredFile | null>;
  readonly read: (sha256: string) => Promise<NodeJS.ReadableStream | null>;
}

type PaperRequest = FastifyRequest<{ Params: { consultationId: string; name: string }; Querystring: Readonly<Record<string, unknown>> }>;

/** The papers of consultations at their addresses: a signed address is the whole permission, a bare one gives what is public. */
export const paperRoutes =
  (options: PaperRoutesOptions) =>
  (app: FastifyInstance, _options: object, done: () => void): void => {
    // Fastify's own HEAD would make and read the whole paper to answer.
    app.get('/consultations/:consultationId/:name', { exposeHeadRoute: false }, (request: PaperRequest, reply) => answer(request, reply, options));
    done();
  };

async function answer(request: PaperRequest, reply: FastifyReply, options: PaperRoutesOptions): Promise<FastifyReply> {
  const { consultationId, name } = request.params;
  if (!isUuid(consultationId) || !isPaperName(name)) return refusePaper(reply, 'NOT_FOUND');
  const asked = { consultationId: consultationId.toLowerCase(), name };
  const permission = options.check(asked, request.query, options.clock.now());
  if (permission === 'EXPIRED' || permission === 'SIGNATURE_INVALID') return refusePaper(reply, permission);
  const isPublic = permission === null;
  const paper = await options.find(asked, isPublic);
  if (paper === null) return refusePaper(reply, 'NOT_FOUND');
  if (isPublic && answerUnchanged(request, reply, `"${paper.sha256}"`)) return reply;
  if (!isPublic) void reply.header('cache-control', 'private, no-store');
  return sendPaper(reply, { fileName: name, byteLength: paper.byteLength, bytes: await options.read(paper.sha256) });
}
