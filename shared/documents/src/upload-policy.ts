import type { MediaType } from './media-types';

/** What may be uploaded for one purpose. */
export interface UploadRule {
  readonly mediaTypes: readonly MediaType[];
  readonly maximumByteLength: number;
}

/** What may be uploaded, by purpose; a purpose that is not in it accepts nothing. */
export type UploadPolicy<Purpose extends string = string> = Readonly<Record<Purpose, UploadRule>>;

const mebibyte = 1_048_576;

/** What offices and phones make: text documents and scans. */
const paper: UploadRule = {
  mediaTypes: [
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.oasis.opendocument.text',
    'image/jpeg',
    'image/png',
  ],
  maximumByteLength: 10 * mebibyte,
};

/** What every browser shows. */
const picture: UploadRule = { mediaTypes: ['image/jpeg', 'image/png'], maximumByteLength: 10 * mebibyte };

/** The purposes in use today; a service may hand its own policy to `checkUploadRequest`. */
export const documentUploadPolicy = {
  STATUTE: paper,
  CLAIM_EVIDENCE: paper,
  CHANGE_EVIDENCE: paper,
  UTILITY_ACTIVITY_REPORT: paper,
  UTILITY_FINANCIAL_STATEMENT: paper,
  UTILITY_EVIDENCE: paper,
  ACTIVITY_DOCUMENT: paper,
  ACTIVITY_IMAGE: picture,
  YEARLY_ACTIVITY_REPORT: paper,
  YEARLY_FINANCIAL_STATEMENT: paper,
} as const satisfies UploadPolicy;

/** A purpose of `documentUploadPolicy`. */
export type DocumentPurpose = keyof typeof documentUploadPolicy;
