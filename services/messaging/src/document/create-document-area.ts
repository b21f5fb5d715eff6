import { createDocumentArea as createAnyDocumentArea, paper, type DocumentContext, type DocumentFoundation } from '@conect/documents';
import type { Area } from '../service/area';
import type { MessagingErrorCode } from '../service/domain/refusals';
import { messagingUserErrors } from '../service/graphql/user-errors';
import { documentRecordsOf } from './database/document-records';
import type { DocumentPurpose } from './domain/document';
import { removalOfBytes } from './jobs/forgotten-documents';

/** Builds what goes with letters. */
export function createDocumentArea(foundation: DocumentFoundation): Area<DocumentContext<DocumentPurpose>> {
  const { announce, fields, jobs, ...area } = createAnyDocumentArea<DocumentPurpose, MessagingErrorCode>(foundation, {
    recordsOf: documentRecordsOf,
    policy: { ATTACHMENT: paper },
    auditSubject: 'document',
    userErrorsOf: messagingUserErrors,
  });
  return {
    ...area,
    resolvers: { Mutation: { requestMessagingDocumentUpload: announce }, MessagingDocument: fields },
    jobs: [...jobs, removalOfBytes({ records: documentRecordsOf(foundation.dataSource.manager), store: foundation.store })],
  };
}
