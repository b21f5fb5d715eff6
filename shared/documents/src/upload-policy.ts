import type { MediaType } from './media-types';

/** What may be uploaded for one purpose. */
export interface UploadRule {
  readonly mediaTypes: readonly MediaType[];
  readonly maximumByteLength: number;
}

/** What may be uploaded, by purpose; a purpose that is not in it accepts nothing. */
export type UploadPolicy<Purpose extends string = string> = Readonly<Record<Purpose, UploadRule>>;

const mebibyte = 1_048_576;

/** What offices and phones make: text documents and scans, up to 10 MiB. */
export const paper: UploadRule = {
  mediaTypes: [
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.oasis.opendocument.text',
    'image/jpeg',
    'image/png',
  ],
  maximumByteLength: 10 * mebibyte,
};

/** What every browser shows, up to 10 MiB. */
export const picture: UploadRule = { mediaTypes: ['image/jpeg', 'image/png'], maximumByteLength: 10 * mebibyte };
