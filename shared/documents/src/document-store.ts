import type { Readable } from 'node:stream';
import type { Result } from '@conect/kernel';
import type { MediaType } from './media-types';

/** What the bytes of a document must be. */
export interface ExpectedContent {
  readonly byteLength: number;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly mediaType: MediaType;
}

/** Why a store did not keep what it was given. */
export type StoreRefusalCode =
  | 'UPLOAD_SIZE_MISMATCH'
  | 'UPLOAD_HASH_MISMATCH'
  | 'UPLOAD_CONTENT_REFUSED'
  | 'UPLOAD_INTERRUPTED'
  | 'UPLOAD_STORAGE_FULL';

/** The bytes of one stored document; whoever asked must read or destroy the stream. */
export interface StoredContent {
  readonly stream: Readable;
  readonly byteLength: number;
}

/**
 * Keeps documents under the SHA-256 of their bytes. What is in it is whole, has the hash it is filed under and passed the
 * content checks. Two documents with the same bytes share one entry: who removes must know that no other document needs it.
 */
export interface DocumentStore {
  /** Takes in the bytes whole or keeps nothing. Storing the same bytes again, even at the same time, is harmless. */
  readonly put: (bytes: AsyncIterable<Uint8Array>, expected: ExpectedContent) => Promise<Result<ExpectedContent, StoreRefusalCode>>;
  /** The bytes, or null when there are none under this hash. */
  readonly get: (sha256: string) => Promise<StoredContent | null>;
  readonly exists: (sha256: string) => Promise<boolean>;
  /** Forgets the bytes; nothing happens when there are none. */
  readonly remove: (sha256: string) => Promise<void>;
}
