import { Readable } from 'node:stream';
import { TokenRefused, verifyAccessToken, type AccessTokenExpectations, type Revocations, type UserCall, type UserPrincipal } from '@conect/auth';
import { isUuid, type Clock } from '@conect/kernel';
import { bearerTokenOf, refusePaper, sendPaper, type AddressPermission } from '@conect/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FetchDataExport } from '../application/commands/fetch-data-export';

/** What the route of archives needs. */
interface DownloadRouteOptions {
  /** Whether the address allows it. */
  readonly check: (path: string, query: Readonly<Record<string, unknown>>, now: Date) => AddressPermission | null;
  readonly fetch: FetchDataExport;
  readonly read: (fileId: string, byteLength: number) => AsyncIterable<Uint8Array>;
  readonly tokens: Omit<AccessTokenExpectations, 'now'>;
  readonly isRevoked: Revocations['isRevoked'];
  /** Whether the session of a token is still open, by the database: an archive is worth the question. */
  readonly isOpen: (principal: UserPrincipal) => Promise<boolean>;
  readonly clock: Clock;
}

/** Where an archive is, below identity's own address, for one time that it is fetched. */
export const downloadPath = (exportId: string, downloadNumber: number): string => `/data-exports/${exportId}/${downloadNumber}`;

type DownloadRequest = FastifyRequest<{ Params: { exportId: string; number: string }; Querystring: Readonly<Record<string, unknown>> }>;

/**
 * Archives at their addresses. An address is not enough: whoever comes with it shows the access token of an open session of the person
 * whose archive it is. To everybody else it is as if there were none.
 */
export const downloadRoute = (options: DownloadRouteOptions) => (app: FastifyInstance): void => {
  app.get('/data-exports/:exportId/:number', { exposeHeadRoute: false }, (request: DownloadRequest, reply) => answer(request, reply, options));
};

async function answer(request: DownloadRequest, reply: FastifyReply, options: DownloadRouteOptions): Promise<FastifyReply> {
  const { exportId, number } = request.params;
  if (!isUuid(exportId) || !/^[1-9]\d{0,8}$/.test(number)) return refusePaper(reply, 'NOT_FOUND');
  const now = options.clock.now();
  const permission = options.check(downloadPath(exportId, Number(number)), request.query, now);
  if (permission !== 'VALID') return refusePaper(reply, permission ?? 'SIGNATURE_INVALID');
  const principal = await personOf(request, options, now);
  if (principal === null) return reply.code(401).headers({ 'cache-control': 'no-store', 'www-authenticate': 'Bearer' }).send({ error: 'UNAUTHENTICATED', message: 'Sign in, and send the access token.' });
  const fetched = await options.fetch(callOf(request, principal), { exportId: exportId.toLowerCase(), downloadNumber: Number(number) });
  if (!fetched.ok) return refusePaper(reply, fetched.refusals[0]?.code === 'TOKEN_USED' ? 'EXPIRED' : 'NOT_FOUND');
  const { fileId, byteLength } = fetched.value;
  void reply.header('cache-control', 'private, no-store');
  return sendPaper(reply, { fileName: 'conect-date-personale.zip', byteLength, bytes: Readable.from(options.read(fileId, byteLength)) });
}

async function personOf({ headers, log }: DownloadRequest, { tokens, isRevoked, isOpen }: DownloadRouteOptions, now: Date): Promise<UserPrincipal | null> {
  try {
    const principal = await verifyAccessToken(bearerTokenOf(headers), { ...tokens, now });
    return principal.kind === 'USER' && !isRevoked(principal) && (await isOpen(principal)) ? principal : null;
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    log.warn({ reason: error.reason }, 'token for a data export refused');
    return null;
  }
}

const callOf = (request: DownloadRequest, principal: UserPrincipal): UserCall => ({
  principal,
  operation: 'fetchDataExport',
  idempotencyKey: null,
  inputHash: '',
  requestId: request.id,
  traceparent: null,
  locale: 'RO',
});
