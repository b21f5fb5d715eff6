import { createDocumentArea as createAnyDocumentArea, type DocumentContext, type DocumentFoundation, type UploadPolicy } from '@conect/documents';
import type { Viewers } from '@conect/event-bus';
import type { EntityManager } from 'typeorm';
import { refusalsOfDraftFile } from '../consultation/domain/permissions';
import type { Area } from '../service/area';
import type { ConsultationsErrorCode } from '../service/domain/refusals';
import { consultationsUserErrors } from '../service/graphql/user-errors';
import { documentRecordsOf } from './database/document-records';
import type { DocumentPurpose } from './domain/document';

interface Dependencies extends DocumentFoundation {
  readonly viewersOf: (manager: EntityManager) => Viewers;
}

const policy: UploadPolicy<DocumentPurpose> = {
  DRAFT_TEXT: { mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'text/html'], maximumByteLength: 10 * 1_048_576 },
};

/** Builds the documents of consultations. */
export function createDocumentArea({ viewersOf, ...foundation }: Dependencies): Area<DocumentContext<DocumentPurpose>> {
  const { announce, fields, ...area } = createAnyDocumentArea<DocumentPurpose, ConsultationsErrorCode>(foundation, {
    recordsOf: documentRecordsOf,
    policy,
    refusalsOf: async (_purpose, principal, manager) => refusalsOfDraftFile(await viewersOf(manager).of(principal)),
    auditSubject: 'document',
    userErrorsOf: consultationsUserErrors,
  });
  const requestConsultationsDocumentUpload = async (...given: Parameters<typeof announce>) => {
    const { upload, userErrors } = await announce(...given);
    // No legal term is about an upload.
    return { upload, userErrors: userErrors.map((error) => ({ ...error, legalTerm: null })) };
  };
  return { ...area, resolvers: { Mutation: { requestConsultationsDocumentUpload }, ConsultationsDocument: fields } };
}
