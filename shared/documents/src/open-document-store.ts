import type { ContentInspector } from './content/inspect-content';
import type { DocumentStore } from './document-store';
import { createLocalDocumentStore } from './local-document-store';
import { createS3DocumentStore, type S3Connection } from './s3-document-store';

/** Where a service keeps its documents, by its settings. */
export interface DocumentStoreSettings {
  /** Keeps the documents, or only takes them in when there is a bucket. */
  readonly folder: string;
  readonly bucket?: string | undefined;
  readonly s3: S3Connection;
  readonly inspect?: ContentInspector;
}

/** Opens the store that the settings name: the bucket if there is one, else the folder. */
export const openDocumentStore = ({ folder, bucket, s3, ...more }: DocumentStoreSettings): Promise<DocumentStore> =>
  bucket === undefined ? createLocalDocumentStore({ folder, ...more }) : createS3DocumentStore({ connection: s3, bucket, folder, ...more });
