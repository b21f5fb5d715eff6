import { createDocumentArea as createAnyDocumentArea, paper, type DocumentContext, type DocumentFoundation } from '@conect/documents';
import type { Area } from '../service/area';
import type { IdentityErrorCode } from '../service/domain/refusals';
import { identityUserErrors } from '../service/graphql/user-errors';
import { documentRecordsOf } from './database/document-records';
import type { DocumentPurpose } from './domain/document';

/** Builds the documents of identity. */
export function createDocumentArea(foundation: DocumentFoundation): Area<DocumentContext<DocumentPurpose>> {
  const { announce, fields, ...area } = createAnyDocumentArea<DocumentPurpose, IdentityErrorCode>(foundation, {
    recordsOf: documentRecordsOf,
    policy: { DESIGNATION: paper },
    auditSubject: 'Document',
    userErrorsOf: identityUserErrors,
  });
  return { ...area, resolvers: { Mutation: { requestIdentityDocumentUpload: announce }, IdentityDocument: fields } };
}
