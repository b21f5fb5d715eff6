import { isUuid, type Clock } from '@conect/kernel';
import type { MeasuredFile } from '@conect/papers';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPaperName, type PaperName } from '../domain/paper';

/** What the routes of papers need. */
export interface PaperRoutesOptions {
  readonly clock: Clock;
  /** Whether the address allows it; null for an address without a signature. */
  readonly check: (asked: { readonly consultationId: string; readonly name: PaperName }, query: Readonly<Record<string, unknown>>, now: Date) => 'VALID' | 'EXPIRED' | 'SIGNATURE_INVALID' | null;
  /** The paper, made now if need be; null when there is no such consultation, or it has no such paper. */
  readonly find: (asked: { readonly consultationId: string; readonly name: PaperName }) => Promise<MeasuredFile | null>;
  readonly read: (sha256: string) => Promise<NodeJS.ReadableStream | null>;
}

type PaperRequest = FastifyRequest<{ Params: { consultationId: string; name: string }; Querystring: Readonly<Record<string, unknown>> }>;

const mediaTypes: Readonly<Record<PaperName, string>> = { 'evidence-pack.zip': 'application/zip' };

/** The papers of consultations at their addresses: the signed address is the whole permission. */
export const paperRoutes =
  (options: PaperRoutesOptions) =>
  (app: FastifyInstance, _options: object, done: () => void): void => {
    // Fastify's own HEAD would make and read the whole paper to answer.
    app.get('/consultations/:consultationId/:name', { exposeHeadRoute: false }, (request: PaperRequest, reply) => answer(request, reply, options));
    done();
  };

async function answer({ params, query }: PaperRequest, reply: FastifyReply, { clock, check, find, read }: PaperRoutesOptions): Promise<FastifyReply> {
  const { consultationId, name } = params;
  if (!isUuid(consultationId) || !isPaperName(name)) return refuse(reply, 'NOT_FOUND');
  const asked = { consultationId: consultationId.toLowerCase(), name };
  const permission = check(asked, query, clock.now());
  if (permission !== 'VALID') return refuse(reply, permission ?? 'NOT_FOUND');
  const paper = await find(asked);
  const bytes = paper === null ? null : await read(paper.sha256);
  if (paper === null || bytes === null) return refuse(reply, 'NOT_FOUND');
  return reply
    .headers({
      'content-type': mediaTypes[name],
      'content-length': paper.byteLength,
      'content-disposition': `attachment; filename="${name}"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    })
    .send(bytes);
}

const refusals = {
  NOT_FOUND: { status: 404, message: 'There is no such paper.' },
  SIGNATURE_INVALID: { status: 403, message: 'This address was not given by CONECT.' },
  EXPIRED: { status: 410, message: 'This address has expired; ask for a new one.' },
} as const;

const refuse = (reply: FastifyReply, code: keyof typeof refusals): FastifyReply =>
  reply.code(refusals[code].status).headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).send({ error: code, message: refusals[code].message });
