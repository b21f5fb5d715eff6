import type { CommandCall, UserPrincipal } from '@conect/auth';
import type { Result } from '@conect/kernel';
import type { Viewer } from '../../membership/domain/viewer';
import type { RegistryErrorCode } from '../../service/domain/refusals';
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

/** What the document commands touch in one transaction. */
export interface DocumentUnit {
  /** Business time. */
  readonly now: Date;
  readonly documents: DocumentRecordStore;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  readonly audit: (entry: DocumentAudit) => Promise<void>;
}

/** One line of the audit trail about a document. */
interface DocumentAudit {
  readonly documentId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InDocumentTransaction = <Ids extends object>(
  call: CommandCall,
  work: (unit: DocumentUnit) => Promise<Result<Ids, RegistryErrorCode>>,
) => Promise<Result<Ids, RegistryErrorCode>>;
