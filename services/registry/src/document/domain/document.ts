import type { Document as AnyDocument, DocumentField as AnyDocumentField } from '@conect/kernel';
import type { RegistryErrorCode } from '../../service/domain/refusals';

/** What documents of the registry are for. */
export const documentPurposes = [
  'STATUTE',
  'CLAIM_EVIDENCE',
  'CHANGE_EVIDENCE',
  'REGISTER_FILE',
  'UTILITY_ACTIVITY_REPORT',
  'UTILITY_FINANCIAL_STATEMENT',
  'UTILITY_EVIDENCE',
  'LOGO',
  'ACTIVITY_DOCUMENT',
  'ACTIVITY_IMAGE',
  'YEARLY_ACTIVITY_REPORT',
  'YEARLY_FINANCIAL_STATEMENT',
] as const;

/** What a document is for. */
export type DocumentPurpose = (typeof documentPurposes)[number];

/** A document that was announced to the registry. */
export type Document = AnyDocument<DocumentPurpose>;

/** A field of the registry that names a document. */
export type DocumentField<Name extends string> = AnyDocumentField<Name, DocumentPurpose, RegistryErrorCode>;
