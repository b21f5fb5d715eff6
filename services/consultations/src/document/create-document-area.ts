import { createDocumentArea as createAnyDocumentArea, type DocumentContext, type DocumentFoundation, type UploadRule } from '@conect/documents';
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

/** Builds the documents of consultations. */
export function createDocumentArea({ viewersOf, ...foundation }: Dependencies): Area<DocumentContext<DocumentPurpose>> {
  const { announce, fields, ...area } = createAnyDocumentArea<DocumentPurpose, ConsultationsErrorCode>(foundation, {
    recordsOf: documentRecordsOf,
    policy: { ATTACHMENT: proposal, SCAN: scan, DRAFT_TEXT: draft, MINUTES: minutes },
    refusalsOf: async (purpose, principal, manager) => (purpose === 'DRAFT_TEXT' || purpose === 'MINUTES' ? refusalsOfDraftFile(await viewersOf(manager).of(principal)) : []),
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

/** The text of a draft, which is split into blocks. */
const draft: UploadRule = { mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'text/html'], maximumByteLength };

/** What was said at a debate, as it was signed or written. */
const minutes: UploadRule = { mediaTypes: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'], maximumByteLength };
