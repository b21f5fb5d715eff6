import { createDocumentArea as createAnyDocumentArea, type DocumentContext, type DocumentFoundation, type UploadRule } from '@conect/documents';
import type { Area } from '../service/area';
import type { VolunteeringErrorCode } from '../service/domain/refusals';
import { volunteeringUserErrors } from '../service/graphql/user-errors';
import { documentRecordsOf } from './database/document-records';
import type { DocumentPurpose } from './domain/document';

/** Builds the documents of volunteering. */
export function createDocumentArea(foundation: DocumentFoundation): Area<DocumentContext<DocumentPurpose>> {
  const { announce, fields, ...area } = createAnyDocumentArea<DocumentPurpose, VolunteeringErrorCode>(foundation, {
    recordsOf: documentRecordsOf,
    policy: { SIGNED_CONTRACT: signedContract },
    auditSubject: 'document',
    userErrorsOf: volunteeringUserErrors,
  });
  return { ...area, resolvers: { Mutation: { requestVolunteeringDocumentUpload: announce }, VolunteeringDocument: fields } };
}

/** A contract signed outside: with a qualified signature, or on paper and scanned. */
const signedContract: UploadRule = { mediaTypes: ['application/pdf'], maximumByteLength: 10 * 1_048_576 };
