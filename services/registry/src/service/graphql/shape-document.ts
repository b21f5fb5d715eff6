import type { Document } from '../../document/domain/document';
import type { DocumentContext } from '../../document/graphql/context';

/** A document as those see it who may fetch it. */
export function shapeDocument(document: Document, downloadOf: DocumentContext['downloadOf']) {
  const { fileName, mediaType, byteLength, sha256 } = document;
  const { url, expiresAt } = downloadOf(document);
  return { fileName, mediaType, byteLength, sha256, downloadUrl: url, expiresAt };
}
