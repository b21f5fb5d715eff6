import { createHmac, timingSafeEqual } from 'node:crypto';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { z } from 'zod';
import { isMediaType, type MediaType } from './media-types';
import { isSha256 } from './upload-request';

/** What one upload URL allows: these bytes, once or more, for this document, until then. */
export interface UploadTerms {
  readonly documentId: string;
  readonly byteLength: number;
  readonly mediaType: MediaType;
  readonly sha256: string;
  /** The first instant at which the URL no longer works; whole seconds. */
  readonly expiresAt: Date;
}

/** What one download URL allows: to fetch these bytes under this name until then. */
export interface DownloadTerms {
  readonly documentId: string;
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly sha256: string;
  /** The first instant at which the URL no longer works; whole seconds. */
  readonly expiresAt: Date;
}

/** Where the document routes are reached, and the key that signs for them (32 bytes or more, used for nothing else). */
export interface UrlSigning {
  readonly baseUrl: string;
  readonly key: Buffer;
}

/** A signed URL as a request brings it: the document of the path, and the query parameters. */
export interface SignedRequest {
  readonly documentId: string;
  readonly query: unknown;
  readonly key: Buffer;
  readonly now: Date;
}

/** One upload as the graph hands it out (`DocumentUpload` of the shared value types). */
export interface DocumentUpload {
  readonly documentId: string;
  readonly url: string;
  readonly method: 'PUT';
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly expiresAt: Date;
}

/** Why a signed URL is not honoured. */
export type UrlRefusalCode = 'SIGNATURE_INVALID' | 'EXPIRED';

type Kind = 'upload' | 'download';
type Parameters = Readonly<Record<string, string>>;

const expires = z.string().regex(/^[1-9][0-9]{0,10}$/);
const signature = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const mediaType = z.string().refine(isMediaType);
const sha256 = z.string().refine(isSha256);
const uploadQuery = z.strictObject({ byteLength: z.string().regex(/^[1-9][0-9]{0,14}$/), mediaType, sha256, expires, signature });
const downloadQuery = z.strictObject({ fileName: z.string().min(1).max(255), mediaType, sha256, expires, signature });

/** The URL to which exactly these bytes may be sent with `PUT`. */
export function createUploadUrl(terms: UploadTerms & UrlSigning): string {
  return signedUrl('upload', terms, {
    byteLength: String(terms.byteLength),
    mediaType: terms.mediaType,
    sha256: terms.sha256,
  });
}

/** The whole answer to one who may upload: URL, method and the headers that his request must carry. */
export function createDocumentUpload(terms: UploadTerms & UrlSigning): DocumentUpload {
  const { documentId, expiresAt } = terms;
  const headers = [{ name: 'content-type', value: terms.mediaType }];
  return { documentId, url: createUploadUrl(terms), method: 'PUT', headers, expiresAt: wholeSeconds(expiresAt) };
}

/** The URL from which these bytes may be fetched, saved under this file name. */
export function createDownloadUrl(terms: DownloadTerms & UrlSigning): string {
  return signedUrl('download', terms, { fileName: terms.fileName, mediaType: terms.mediaType, sha256: terms.sha256 });
}

/** What an upload URL allows, if this process signed it and it still works. */
export function verifyUploadUrl(request: SignedRequest): Result<UploadTerms, UrlRefusalCode> {
  const query = uploadQuery.safeParse(request.query);
  if (!query.success) return refuse({ code: 'SIGNATURE_INVALID' });
  const { signature: given, ...parameters } = query.data;
  const expiresAt = checkSignature('upload', request, { parameters, given });
  if (!expiresAt.ok) return expiresAt;
  return accept({
    documentId: request.documentId,
    byteLength: Number(parameters.byteLength),
    mediaType: parameters.mediaType,
    sha256: parameters.sha256,
    expiresAt: expiresAt.value,
  });
}

/** What a download URL allows, if this process signed it and it still works. */
export function verifyDownloadUrl(request: SignedRequest): Result<DownloadTerms, UrlRefusalCode> {
  const query = downloadQuery.safeParse(request.query);
  if (!query.success) return refuse({ code: 'SIGNATURE_INVALID' });
  const { signature: given, ...parameters } = query.data;
  const expiresAt = checkSignature('download', request, { parameters, given });
  if (!expiresAt.ok) return expiresAt;
  return accept({
    documentId: request.documentId,
    fileName: parameters.fileName,
    mediaType: parameters.mediaType,
    sha256: parameters.sha256,
    expiresAt: expiresAt.value,
  });
}

function signedUrl(kind: Kind, terms: UrlSigning & { documentId: string; expiresAt: Date }, facts: Parameters): string {
  const { baseUrl, documentId, expiresAt, key } = terms;
  if (!isUuid(documentId)) throw new Error(`Expected a UUID as document id, got ${documentId}`);
  const parameters = { ...facts, expires: String(Math.floor(expiresAt.getTime() / 1000)) };
  const query = new URLSearchParams({ ...parameters, signature: sign(kind, documentId, { parameters, key }) });
  return `${baseUrl.replace(/\/+$/, '')}/documents/${documentId}?${query.toString()}`;
}

function checkSignature(
  kind: Kind,
  request: SignedRequest,
  { parameters, given }: { parameters: Parameters; given: string },
): Result<Date, UrlRefusalCode> {
  const expected = sign(kind, request.documentId, { parameters, key: request.key });
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return refuse({ code: 'SIGNATURE_INVALID' });
  const expiresAt = new Date(Number(parameters['expires']) * 1000);
  return request.now < expiresAt ? accept(expiresAt) : refuse({ code: 'EXPIRED' });
}

/** The kind is signed too, so that who may upload a document cannot fetch it with the same signature; JSON keeps values apart. */
function sign(kind: Kind, documentId: string, { parameters, key }: { parameters: Parameters; key: Buffer }): string {
  if (key.length < 32) throw new Error(`Expected a signing key of at least 32 bytes, got ${key.length}`);
  const named = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHmac('sha256', key)
    .update(JSON.stringify([`conect-document-${kind}/1`, documentId, named]))
    .digest('base64url');
}

const wholeSeconds = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000);
