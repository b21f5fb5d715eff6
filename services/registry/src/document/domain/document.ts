/** What a document is for. */
export type DocumentPurpose =
  | 'STATUTE'
  | 'CLAIM_EVIDENCE'
  | 'CHANGE_EVIDENCE'
  | 'REGISTER_FILE'
  | 'UTILITY_ACTIVITY_REPORT'
  | 'UTILITY_FINANCIAL_STATEMENT'
  | 'UTILITY_EVIDENCE'
  | 'LOGO'
  | 'ACTIVITY_DOCUMENT'
  | 'ACTIVITY_IMAGE'
  | 'YEARLY_ACTIVITY_REPORT'
  | 'YEARLY_FINANCIAL_STATEMENT';

/** What its owner said of a document before sending it. */
export interface DocumentDescription {
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteLength: number;
  readonly sha256: string;
  readonly purpose: DocumentPurpose;
}

/** A document whose bytes are awaited or stored. */
export interface Document extends DocumentDescription {
  readonly id: string;
  readonly ownerUserId: string;
  readonly createdAt: Date;
  /** When the bytes were first stored whole; null while they are awaited. */
  readonly storedAt: Date | null;
}

/** Whether a document can be attached for this purpose by this user: his own, announced for the purpose, and stored. */
export const isUsableFor = (purpose: DocumentPurpose, document: Document | null, userId: string): document is Document =>
  document !== null && document.ownerUserId === userId && document.purpose === purpose && document.storedAt !== null;
