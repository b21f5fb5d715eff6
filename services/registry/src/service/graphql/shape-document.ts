import type { Document } from '../../document/domain/document';
import type { DocumentContext } from '../../document/graphql/context';

/** A document as those see it who may fetch it. */
export function shapeDocument(document: Document, downloadOf: DocumentContext['downloadOf']) {
  const { fileName, mediaType, byteLength, sha256 } = document;
  const { url, expiresAt } = downloadOf(document);
  return { fileName, mediaType, byteLength, sha256, downloadUrl: url, expiresAt };
}

/** The document of an id that may be missing, as whoever may see it gets it. */
export async function documentOf(id: string | null, { documentById, downloadOf }: Pick<DocumentContext, 'documentById' | 'downloadOf'>) {
  const document = id === null ? null : await documentById(id);
  return document === null ? null : shapeDocument(document, downloadOf);
}
