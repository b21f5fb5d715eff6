import type { RequestDocumentUpload } from '../application/commands/request-document-upload';
import type { Document, DocumentDescription } from '../domain/document';

/** Where and how to send the bytes of one document. */
interface UploadInstructions {
  readonly documentId: string;
  readonly url: string;
  readonly method: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly expiresAt: Date;
}

/** What resolvers know of documents. */
export interface DocumentContext {
  readonly requestDocumentUpload: RequestDocumentUpload;
  /** A signed address to which exactly the described bytes can be sent for a few minutes. */
  readonly uploadOf: (documentId: string, description: DocumentDescription) => UploadInstructions;
  /** Batched per request. */
  readonly documentById: (id: string) => Promise<Document | null>;
  /** A signed address from which a stored document can be fetched for a few minutes. */
  readonly downloadOf: (document: Document) => { readonly url: string; readonly expiresAt: Date };
}
