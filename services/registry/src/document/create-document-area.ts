import { createDocumentArea as createAnyDocumentArea, paper, picture, type DocumentContext, type DocumentFoundation, type UploadPolicy } from '@conect/documents';
import type { MembershipArea } from '../membership/create-membership-area';
import { refusalsOfRegisterImport } from '../register-import/domain/permissions';
import type { Area } from '../service/area';
import type { RegistryErrorCode } from '../service/domain/refusals';
import { registryUserErrors } from '../service/graphql/user-errors';
import { documentRecordsOf } from './database/document-records';
import type { DocumentPurpose } from './domain/document';

interface Dependencies extends DocumentFoundation {
  /** The largest file of the national register. */
  readonly maximumRegisterFileBytes: number;
  readonly viewersOf: MembershipArea['viewersOf'];
}

/** Builds the documents of the registry. */
export function createDocumentArea({ maximumRegisterFileBytes, viewersOf, ...foundation }: Dependencies): Area<DocumentContext<DocumentPurpose>> {
  const { announce, fields, ...area } = createAnyDocumentArea<DocumentPurpose, RegistryErrorCode>(foundation, {
    recordsOf: documentRecordsOf,
    policy: policyWith(maximumRegisterFileBytes),
    // Such files are large, and nobody else has a use for them.
    refusalsOf: async (purpose, principal, manager) => (purpose === 'REGISTER_FILE' ? refusalsOfRegisterImport(await viewersOf(manager).of(principal)) : []),
    auditSubject: 'document',
    userErrorsOf: registryUserErrors,
  });
  return { ...area, resolvers: { Mutation: { requestRegistryDocumentUpload: announce }, RegistryDocument: fields, StatuteDocument: fields } };
}

/** Lists show many at once, on phones too. */
const maximumLogoBytes = 1_048_576;

const policyWith = (maximumByteLength: number): UploadPolicy<DocumentPurpose> => ({
  STATUTE: paper,
  CLAIM_EVIDENCE: paper,
  CHANGE_EVIDENCE: paper,
  REGISTER_FILE: { mediaTypes: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], maximumByteLength },
  UTILITY_ACTIVITY_REPORT: paper,
  UTILITY_FINANCIAL_STATEMENT: paper,
  UTILITY_EVIDENCE: paper,
  LOGO: { mediaTypes: ['image/png', 'image/jpeg', 'image/webp'], maximumByteLength: maximumLogoBytes },
  ACTIVITY_DOCUMENT: paper,
  ACTIVITY_IMAGE: picture,
  YEARLY_ACTIVITY_REPORT: paper,
  YEARLY_FINANCIAL_STATEMENT: paper,
});
