export { createDocumentArea, type DocumentArea, type DocumentContext, type DocumentFoundation, type OwnDocuments } from './area/create-document-area';
export { documentExpectations } from './area/document-expectations';
export { createDocumentRecords, type DocumentRecordStore } from './area/document-records';
export { createDocumentTable, documentTableOf, type DocumentRow } from './area/document-table';
export { createForgetDocuments } from './area/forget-documents';
export { unusedDocumentPurge } from './area/unused-document-purge';
export type { ContentProblem } from './content/content-problem';
export { inspectContent, type ContentInspector } from './content/inspect-content';
export { inspectXlsx, readPackageParts } from './content/zip-package';
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
export { paper, picture, type UploadPolicy, type UploadRule } from './upload-policy';
export { checkUploadRequest, isSha256, type AllowedUpload, type UploadRequest } from './upload-request';
