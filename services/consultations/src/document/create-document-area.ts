import { createDocumentArea as createAnyDocumentArea, type DocumentContext, type DocumentFoundation, type UploadRule } from '@conect/documents';
import type { Area } from '../service/area';
import type { ConsultationsErrorCode } from '../service/domain/refusals';
import { consultationsUserErrors } from '../service/graphql/user-errors';
import { documentRecordsOf } from './database/document-records';
import type { DocumentPurpose } from './domain/document';

/** Builds the documents of consultations. */
export function createDocumentArea(foundation: DocumentFoundation): Area<DocumentContext<DocumentPurpose>> {
  const { announce, fields, ...area } = createAnyDocumentArea<DocumentPurpose, ConsultationsErrorCode>(foundation, {
    recordsOf: documentRecordsOf,
    policy: { ATTACHMENT: proposal, SCAN: scan },
    auditSubject: 'document',
    userErrorsOf: consultationsUserErrors,
  });
  return { ...area, resolvers: { Mutation: { requestConsultationsDocumentUpload: announce }, ConsultationsDocument: fields } };
}

const maximumByteLength = 10 * 1_048_576;

/** What goes with a proposal. */
const proposal: UploadRule = {
  mediaTypes: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'image/png', 'image/jpeg'],
  maximumByteLength,
};

/** A letter that came on paper or by e-mail, as the institution keeps it. */
const scan: UploadRule = { mediaTypes: ['application/pdf', 'image/png', 'image/jpeg'], maximumByteLength };
