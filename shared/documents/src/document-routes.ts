import { localeOf } from '@conect/kernel';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { documentRefusals, refusalBody, type RouteRefusal } from './document-refusals';
import { errorCodeOf } from './error-code';
import { createUploadReceiver, type UploadDependencies } from './receive-upload';
import { sendDownload, type DownloadDependencies } from './send-download';

/** What the document routes need of their service. */
export type DocumentRoutesOptions = UploadDependencies & DownloadDependencies;

type DocumentRoute = FastifyRequest<{ Params: { documentId: string } }>;

const retryAfterSeconds = 5;

/**
 * A Fastify plugin with `PUT /documents/:documentId` (upload) and `GET /documents/:documentId` (download). The signed URL is the
 * whole permission; every refusal is `{ code, message }`. Other routes of the server keep their body parsers and error handler.
 */
export function documentRoutes(options: DocumentRoutesOptions): FastifyPluginAsync {
  return (app) => {
    app.removeAllContentTypeParsers();
    // The bytes go to the store as they come, whatever type they claim; only the store decides how many it takes.
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    app.setErrorHandler(answerFault);
    addUpload(app, options);
    addDownload(app, options);
    return Promise.resolve();
  };
}

function addUpload(app: FastifyInstance, options: DocumentRoutesOptions): void {
  const receiveUpload = createUploadReceiver(options);
  app.put('/documents/:documentId', async (request: DocumentRoute, reply) => {
    const refusal = await receiveUpload(request);
    return refusal === null ? reply.send({ documentId: request.params.documentId }) : refuseUpload(request, reply, refusal);
  });
}

function addDownload(app: FastifyInstance, options: DocumentRoutesOptions): void {
  // Fastify's own HEAD would read the whole document to answer.
  app.get('/documents/:documentId', { exposeHeadRoute: false }, async (request: DocumentRoute, reply) => {
    const refusal = await sendDownload(request, reply, options);
    return refusal === null ? reply : answerRefusal(request, reply, refusal);
  });
}

/** The connection ends with the answer: what the sender still has on the way is not wanted. */
function refuseUpload(request: DocumentRoute, reply: FastifyReply, refusal: RouteRefusal): FastifyReply {
  if (refusal.code === 'UPLOAD_BUSY') reply.header('retry-after', retryAfterSeconds);
  reply.header('connection', 'close');
  return answerRefusal(request, reply, refusal);
}

function answerRefusal(request: DocumentRoute, reply: FastifyReply, refusal: RouteRefusal): FastifyReply {
  request.log.info({ documentId: request.params.documentId, ...refusal }, 'document request refused');
  return send(request, reply, refusal);
}

function send(request: FastifyRequest, reply: FastifyReply, refusal: RouteRefusal): FastifyReply {
  return reply
    .code(documentRefusals[refusal.code].status)
    .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    .send(refusalBody(refusal, localeOf(request.headers['accept-language'])));
}

/** Fastify's own refusal of a malformed content type is a wrong type; anything else that gets here is ours to repair. */
function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isMediaType = errorCodeOf(error) === 'FST_ERR_CTP_INVALID_MEDIA_TYPE';
  const code = isMediaType ? 'UPLOAD_TYPE_MISMATCH' : 'INTERNAL_SERVER_ERROR';
  if (!isMediaType) request.log.error({ err: error }, 'document request failed');
  reply.header('connection', 'close');
  return send(request, reply, { code });
}
