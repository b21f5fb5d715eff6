export type { ContentProblem } from './content/content-problem';
export { inspectContent, type ContentInspector } from './content/inspect-content';
export { inspectXlsx } from './content/zip-package';
export type { DocumentRefusal, DocumentRefusalCode } from './document-refusals';
export { documentRoutes, type DocumentRoutesOptions } from './document-routes';
export type { DocumentStore, ExpectedContent, StoredContent, StoreRefusalCode } from './document-store';
export { createLocalDocumentStore, type LocalDocumentStoreOptions } from './local-document-store';
export { isMediaType, type MediaType } from './media-types';
export { openDocumentStore, type DocumentStoreSettings } from './open-document-store';
export { createS3DocumentStore, type S3Connection, type S3DocumentStoreOptions } from './s3-document-store';
export {
  createDocumentUpload,
  createDownloadUrl,
  createUploadUrl,
  verifyDownloadUrl,
  verifyUploadUrl,
  type DocumentUpload,
  type DownloadTerms,
  type SignedRequest,
  type UploadTerms,
  type UrlRefusalCode,
  type UrlSigning,
} from './signed-url';
export { documentUploadPolicy, type DocumentPurpose, type UploadPolicy, type UploadRule } from './upload-policy';
export { checkUploadRequest, isSha256, type AllowedUpload, type UploadRequest } from './upload-request';
