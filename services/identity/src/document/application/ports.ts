import type { ChangeLog } from '../../service/application/ports';
import type { Document } from '../domain/document';

/** The records of documents; their bytes are in the document store. */
export interface DocumentRecordStore {
  /** Keeps the record from being purged until the transaction ends. */
  readonly findById: (id: string) => Promise<Document | null>;
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Document[]>;
  readonly insert: (document: Document) => Promise<void>;
  /** Notes that the bytes are stored; the first time counts. */
  readonly markStored: (id: string) => Promise<void>;
  /** Whether a record, of whomever, still needs these bytes. */
  readonly isNeeded: (sha256: string) => Promise<boolean>;
  /** Removes up to `limit` records that nothing uses and that are older than so many days of business time; answers their hashes. */
  readonly deleteUnused: (days: number, limit: number) => Promise<readonly string[]>;
}

/** What commands on documents may touch inside one transaction. */
export interface DocumentUnit extends ChangeLog {
  readonly documents: DocumentRecordStore;
}
