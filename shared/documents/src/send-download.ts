import type { Clock } from '@conect/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachmentOf } from './content-disposition';
import type { RouteRefusal } from './document-refusals';
import type { DocumentStore } from './document-store';
import { verifyDownloadUrl } from './signed-url';

/** What sending documents needs. */
export interface DownloadDependencies {
  readonly store: DocumentStore;
  readonly key: Buffer;
  readonly clock: Clock;
}

/** Sends the document that a signed URL names, so that no browser ever runs or guesses at it; answers why not, if not. */
export async function sendDownload(
  request: FastifyRequest<{ Params: { documentId: string } }>,
  reply: FastifyReply,
  { store, key, clock }: DownloadDependencies,
): Promise<RouteRefusal | null> {
  const { documentId } = request.params;
  const terms = verifyDownloadUrl({ documentId, query: request.query, key, now: clock.now() });
  if (!terms.ok) return { code: `DOWNLOAD_${terms.refusals[0]!.code}` };

  const { fileName, mediaType, sha256 } = terms.value;
  const content = await store.get(sha256);
  if (content === null) return { code: 'DOCUMENT_NOT_FOUND' };
  reply
    .headers({
      'content-type': mediaType === 'text/csv' ? 'text/csv; charset=utf-8' : mediaType,
      'content-length': content.byteLength,
      'content-disposition': attachmentOf(fileName),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    })
    .send(content.stream);
  return null;
}
