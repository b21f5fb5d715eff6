import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import type { Clock } from '@conect/kernel';
import type { FastifyRequest } from 'fastify';
import type { RouteRefusal } from './document-refusals';
import type { DocumentStore } from './document-store';
import { verifyUploadUrl, type UploadTerms } from './signed-url';

/** What taking in uploads needs. */
export interface UploadDependencies {
  readonly store: DocumentStore;
  /** Signs and checks URLs; 32 bytes or more, used for nothing else. */
  readonly key: Buffer;
  /** Told after the bytes are safely stored, at every upload of them; if it fails, so does the upload, which may be repeated. */
  readonly onStored: (documentId: string, terms: UploadTerms) => Promise<void>;
  readonly clock: Clock;
  /** A sender slower than this is cut off; by default five minutes. */
  readonly uploadTimeoutMillis?: number;
  /** More uploads at a time than this are asked to come back, so that memory and disk stay bounded; by default 20. */
  readonly maximumConcurrentUploads?: number;
}

type UploadRequest = FastifyRequest<{ Params: { documentId: string } }>;

const defaultUploadTimeoutMillis = 300_000;
/** Most HTTP clients read an answer only after they have sent everything: this much more is taken in for them, and thrown away. */
const maximumDiscardedBytes = 16 * 1_048_576;

/** Makes the function that takes in the bytes a signed URL allows; it answers why not, if not. */
export function createUploadReceiver(dependencies: UploadDependencies): (request: UploadRequest) => Promise<RouteRefusal | null> {
  const { uploadTimeoutMillis = defaultUploadTimeoutMillis, maximumConcurrentUploads = 20 } = dependencies;
  let uploads = 0;

  /** Only who holds a signed URL takes up a place. */
  const receive = async (request: UploadRequest): Promise<RouteRefusal | null> => {
    const terms = admit(request, dependencies);
    if ('code' in terms) return terms;
    if (uploads >= maximumConcurrentUploads) return { code: 'UPLOAD_BUSY' };
    uploads += 1;
    try {
      return await store(request.raw, terms, dependencies);
    } finally {
      uploads -= 1;
    }
  };

  return async (request) => {
    const tooSlow = setTimeout(() => request.raw.destroy(), uploadTimeoutMillis);
    try {
      const refusal = await receive(request);
      if (refusal !== null) await discard(request.raw);
      return refusal;
    } finally {
      clearTimeout(tooSlow);
    }
  };
}

/** What the signed URL allows, if the headers agree with it. */
function admit(request: UploadRequest, { key, clock }: UploadDependencies): UploadTerms | RouteRefusal {
  const { documentId } = request.params;
  const terms = verifyUploadUrl({ documentId, query: request.query, key, now: clock.now() });
  if (!terms.ok) return { code: `UPLOAD_${terms.refusals[0]!.code}` };
  return mismatchOfHeaders(request, terms.value) ?? terms.value;
}

/** Even bytes that are stored already are received and hashed again: to know a hash is not to have the document. */
async function store(body: IncomingMessage, terms: UploadTerms, dependencies: UploadDependencies): Promise<RouteRefusal | null> {
  const bytes = body.iterator({ destroyOnReturn: false });
  const stored = await dependencies.store.put(bytes, terms);
  if (stored.ok) {
    await dependencies.onStored(terms.documentId, terms);
    return null;
  }
  const { code, params } = stored.refusals[0]!;
  return typeof params?.['reason'] === 'string' ? { code, reason: params['reason'] } : { code };
}

/** What the headers give away before a byte is read. */
function mismatchOfHeaders({ headers }: UploadRequest, terms: UploadTerms): RouteRefusal | null {
  const mediaType = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (mediaType !== terms.mediaType || headers['content-encoding'] !== undefined) return { code: 'UPLOAD_TYPE_MISMATCH' };
  const byteLength = headers['content-length'];
  return byteLength === undefined || Number(byteLength) === terms.byteLength ? null : { code: 'UPLOAD_SIZE_MISMATCH' };
}

/** Reads and forgets the rest of a body, until it ends, is cut off or has been too much. */
async function discard(body: IncomingMessage): Promise<void> {
  let left = maximumDiscardedBytes;
  const enough = new AbortController();
  body.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) enough.abort();
  });
  // How it ends is all the same: the refusal stands.
  await finished(body, { writable: false, signal: enough.signal }).catch(() => undefined);
  body.pause();
}
