import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { Viewer } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { PaperFacts } from '../domain/facts';
import type { Paper, PaperSubject } from '../domain/paper';

/** The papers of one transaction. */
export interface PaperStore {
  /** Lets one request of a person after the other, so that two of the same at once make one paper, and twenty stay twenty. */
  readonly lockRequestsOf: (userId: string) => Promise<void>;
  /** The paper that this person asked for of the same, in the same format, that shows the same and is kept until then at least. */
  readonly findSame: (paper: Pick<Paper, 'requestedBy' | 'kind' | 'subjectId' | 'year' | 'format' | 'stamp'>, keptUntil: Date) => Promise<Paper | null>;
  readonly countBeingMade: (userId: string) => Promise<number>;
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<Paper | null>;
  readonly insert: (paper: Paper) => Promise<void>;
  readonly save: (paper: Paper) => Promise<void>;
  /** Removes papers whose time is over, up to so many; answers their files. */
  readonly deleteOld: (limit: number) => Promise<readonly Pick<Paper, 'id' | 'file'>[]>;
}

/** One line of the audit trail about a paper. */
interface PaperAudit {
  readonly paperId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on papers may touch inside one transaction. */
export interface PaperUnit {
  /** Business time. */
  readonly now: Date;
  readonly papers: PaperStore;
  /** What a paper would be written from now; null when what it is of does not exist. */
  readonly findFacts: FindFacts;
  /** Has the paper made once this transaction is committed. */
  readonly makeLater: (paperId: string) => Promise<void>;
  /** Has files removed once this transaction is committed. */
  readonly removeLater: (files: readonly string[]) => Promise<void>;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  readonly audit: (entry: PaperAudit) => Promise<void>;
}

/** See {@link PaperUnit.findFacts}. */
export type FindFacts = (subject: PaperSubject) => Promise<PaperFacts | null>;

/** What an accepted command answers; the same on a replay. */
export interface PaperIds {
  readonly paperId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InPaperTransaction = CommandRunner<PaperUnit, VolunteeringErrorCode>;

/** A paper's bytes as they are kept: sealed, so that a file read without this service says nothing. */
export interface SealedPaper {
  /** SHA-256 of the sealed bytes, under which they are kept. No other paper has the same: they are sealed with a nonce. */
  readonly file: string;
  readonly bytes: Buffer;
  /** SHA-256 and length of the paper itself. */
  readonly sha256: string;
  readonly byteLength: number;
}

/** Where the bytes of papers are, for every process of this service. */
export interface PaperShelf {
  readonly keep: (sealed: SealedPaper) => Promise<void>;
  /** The bytes of a paper; null when they are not there, or were sealed by another secret. */
  readonly read: (paper: Pick<Paper, 'id' | 'file'>) => Promise<Buffer | null>;
  readonly remove: (file: string) => Promise<void>;
}

/** A text that is another one as soon as the facts are, and gives none of them away. */
export type StampOf = (facts: PaperFacts) => string;

/** Writes a paper and seals it, with the stamp of what it shows; null when what it is of is gone. */
export type WritePaper = (paper: Pick<Paper, 'id' | 'format' | keyof PaperSubject>) => Promise<WrittenPaper | null>;

/** See {@link WritePaper}. */
export interface WrittenPaper extends SealedPaper {
  readonly stamp: string;
}

/** Reads papers for the graph and for their addresses. Who may see one, the caller asks. */
export interface PaperReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Paper[]>;
}
