import type { CommandCall, UserPrincipal } from '@conect/auth';
import type { DocumentFinder, PageRequest, Refusal, Result } from '@conect/kernel';
import type { RegisterNews } from '../../change-request/application/commands/open-register-change-request';
import type { DocumentPurpose } from '../../document/domain/document';
import type { Viewer } from '../../membership/domain/viewer';
import type { OrganizationAudit } from '../../organization/application/ports';
import type { OrganizationEvent } from '../../organization/domain/events';
import type { Organization } from '../../organization/domain/organization';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { RegisterEntry, RowRefusalCode } from '../domain/register-entry';
import type { FileRefusalCode } from '../domain/refusal-texts';
import type { RegisterRow } from '../domain/register-layout';
import type { Shrinkage } from '../domain/whole-register';

/** Why a whole import ends before it changes anything. */
export type ImportRefusalCode = FileRefusalCode;

/** A file of the register turned out not to be one while it was read; `line` is where. */
export class RegisterFileRefused extends Error {
  constructor(readonly refusal: Refusal<FileRefusalCode>) {
    super(`The file is refused: ${refusal.code}`);
  }
}

/** Somebody took a CUI while a step was about to: the step is to be done again, and sees it then. */
export class CuiTakenMeanwhile extends Error {
  override name = 'CuiTakenMeanwhile';
}

/** One row of a file, with the line (of a workbook: the row) on which it begins. */
export interface NumberedRow {
  readonly line: number;
  readonly row: RegisterRow;
}

/** A file of the national register, read row by row; throws {@link RegisterFileRefused} when it is not whole or not one. */
export interface RegisterFile {
  readonly name: string;
  readonly rows: () => AsyncIterable<NumberedRow>;
  /** The share of the file that was read so far, 0 to 1. */
  readonly progress: () => number;
}

/** A row that is not taken, with every reason. */
export interface RefusedRow {
  readonly line: number;
  readonly registerNumber: string;
  readonly name: string;
  /** Folded, to know by it what the register had before. */
  readonly nameKey: string;
  readonly refusals: readonly Refusal<RowRefusalCode>[];
}

/** A row that waits to be merged; `organizationId` is the one it gets if it is new. */
export interface StagedRow {
  readonly line: number;
  readonly raw: RegisterRow;
  readonly entry: RegisterEntry;
  readonly nameKey: string;
  readonly organizationId: string;
}

/** A staged row beside what the catalogue has of it. */
export interface RowToMerge extends Omit<StagedRow, 'raw'> {
  /** The organization that this number and name stand for, locked; null for a new one. */
  readonly known: Organization | null;
  /** The folded name that the register gave it before, when it has another one now. */
  readonly renamedFrom: string | null;
  /** Whether the register said exactly the same the last time. */
  readonly isAsBefore: boolean;
}

/** How many rows of an import had which outcome. */
interface ImportCounts {
  readonly createdCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  readonly refusedCount: number;
}

/** What else became of organizations, all in all. */
export interface ImportTotals extends ImportCounts {
  /** Struck off, because a full file lacks them. */
  readonly removedCount: number;
  /** Claimed organizations that a full file lacks: SGG looks at them. */
  readonly reviewCount: number;
}

/** An import that is about to begin. */
export interface NewImport {
  readonly importId: string;
  readonly fileName: string;
  /** Whether the file lists everything, so that what it lacks is no longer in the register. */
  readonly isFull: boolean;
  /** What a file without a column for it lists. */
  readonly category: string | null;
}

/** An import that an officer asked for and that has not ended. */
export interface OpenImport extends NewImport {
  readonly requesterId: string | null;
  /** Under which hash the file is stored. */
  readonly sha256: string;
}

/** The one place for an import. */
interface ImportPlace {
  /** The last line that an earlier try merged; below zero when none. */
  readonly mergedLine: number;
  readonly release: () => void;
}

/** How an import ended that changed nothing, or not all. */
type ImportEnd = { readonly status: 'REFUSED'; readonly refusal: Refusal<ImportRefusalCode> } | { readonly status: 'FAILED' };

/** The journal of imports and their staged rows, outside any transaction of organizations. */
export interface RegisterImportJournal {
  /** Takes the one place for a new import; null while another waits or runs. What a killed command left is cleared away. */
  readonly begin: (given: NewImport) => Promise<ImportPlace | null>;
  /** Takes the place for an import that an officer asked for; null while another process has it. */
  readonly takeUp: (importId: string) => Promise<ImportPlace | null>;
  /** An import that an officer asked for; null once it has ended. */
  readonly findOpen: (importId: string) => Promise<OpenImport | null>;
  readonly noteProgress: (importId: string, share: number) => Promise<void>;
  /** Copies rows in as they come; answers when all are in. */
  readonly stage: (importId: string, rows: AsyncIterable<StagedRow>) => Promise<void>;
  /** Rows that were refused before stay as they are. */
  readonly refuseRows: (importId: string, rows: readonly RefusedRow[]) => Promise<void>;
  /** Moves rows whose number and name stand further up in the file to the refused ones. */
  readonly refuseRepeatedRows: (importId: string) => Promise<void>;
  /** Marks rows that give a known entry another name. */
  readonly markRenamedRows: (importId: string) => Promise<void>;
  /** What a full file lacks of the entries that it should list. */
  readonly measureShrinkage: (importId: string) => Promise<Shrinkage>;
  /** How many rows wait behind a line. */
  readonly countStaged: (importId: string, afterLine: number) => Promise<number>;
  /** The refused rows in the order of the file. */
  readonly refusedRows: (importId: string) => Promise<readonly RefusedRow[]>;
  /** Removes the staged rows. */
  readonly clear: (importId: string) => Promise<void>;
  /** Notes how an import ended, and removes the staged rows. */
  readonly end: (importId: string, end: ImportEnd) => Promise<void>;
}

/** What asking for an import touches in one transaction. */
export interface ImportRequestUnit {
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  readonly documents: DocumentFinder<DocumentPurpose>;
  /** False while another import waits or runs. */
  readonly open: (given: NewImport & { readonly documentId: string; readonly requesterId: string }) => Promise<boolean>;
  /** Has a job run the import after the commit. */
  readonly schedule: (importId: string) => Promise<void>;
  readonly audit: (importId: string, changes: OrganizationAudit['changes']) => Promise<void>;
}

/** What an accepted request for an import answers; the same on a replay. */
export interface RegisterImportIds {
  readonly registerImportId: string;
}

/** Runs a request for an import in one transaction that commits when it is accepted. */
export type InImportRequestTransaction = (
  call: CommandCall,
  work: (unit: ImportRequestUnit) => Promise<Result<RegisterImportIds, RegistryErrorCode>>,
) => Promise<Result<RegisterImportIds, RegistryErrorCode>>;

/** An import as the graph shows it. */
export interface RegisterImport extends ImportTotals {
  readonly id: string;
  readonly fileName: string;
  readonly state: 'WAITING' | 'RUNNING' | 'COMPLETED' | 'REFUSED' | 'FAILED';
  readonly isFull: boolean;
  readonly requesterId: string | null;
  readonly progress: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly refusal: Refusal<ImportRefusalCode> | null;
}

/** A claimed organization that a full file no longer lists. */
export interface RegisterAbsence {
  readonly organizationId: string;
  readonly importId: string;
  readonly since: Date;
}

/** Which refused rows of an import. */
export interface RefusedRowsFilter {
  readonly importId: string;
  /** Only those that have this reason among theirs. */
  readonly reason: RowRefusalCode | null;
}

/** Reads imports for the graph; who may see them is for the caller to ask. */
export interface RegisterImportReader {
  readonly findById: (id: string) => Promise<RegisterImport | null>;
  /** The newest first; one row more than asked for when the list goes on. */
  readonly findPage: (request: PageRequest) => Promise<readonly RegisterImport[]>;
  readonly count: () => Promise<number>;
  /** In the order of the file; one row more than asked for when the list goes on. */
  readonly findRefusedRows: (filter: RefusedRowsFilter, request: PageRequest) => Promise<readonly RefusedRow[]>;
  /** The longest missing first; one row more than asked for when the list goes on. */
  readonly findAbsences: (request: PageRequest) => Promise<readonly RegisterAbsence[]>;
  readonly countAbsences: () => Promise<number>;
  readonly countRefusedRows: (filter: RefusedRowsFilter) => Promise<number>;
}

/** What an import touches in one transaction; what is asked for before the last is done happens in the order it was asked for. */
export interface RegisterImportUnit {
  /** Business time. */
  readonly now: Date;
  /** The next rows after a line, in the order of the file, with their organizations locked. */
  readonly nextRows: (importId: string, afterLine: number, limit: number) => Promise<readonly RowToMerge[]>;
  /** Which of these CUIs organizations have that keep them for themselves, and which organization. */
  readonly holdersOf: (cuis: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Throws {@link CuiTakenMeanwhile}, as does `saveOrganizations`. */
  readonly insertOrganizations: (organizations: readonly Organization[]) => Promise<void>;
  readonly saveOrganizations: (organizations: readonly Organization[]) => Promise<void>;
  /** Remembers what the register says of these rows, for the next import to compare. */
  readonly rememberEntries: (importId: string, rows: readonly { readonly line: number; readonly organizationId: string; readonly isRenamed: boolean }[]) => Promise<void>;
  readonly refuseRows: (importId: string, rows: readonly RefusedRow[]) => Promise<void>;
  /** Counts the rows of a step and moves the import's place in the file on; fails when the step was merged before. */
  readonly moveOn: (importId: string, counts: ImportCounts, step: { readonly afterLine: number; readonly lastLine: number }) => Promise<void>;
  /** Ends an import; answers all it counted. */
  readonly complete: (importId: string) => Promise<ImportTotals>;
  /** Some organizations that a full file lacks, locked. */
  readonly nextMissing: (importId: string, limit: number) => Promise<readonly Organization[]>;
  /** Remembers what is missing, counts it, and puts the second ones in the review queue. */
  readonly rememberMissing: (importId: string, ids: { readonly removedIds: readonly string[]; readonly reviewIds: readonly string[] }) => Promise<void>;
  /** Opens a change request by the register in the same transaction; a refusal leaves nothing behind. */
  readonly openChangeRequest: (news: RegisterNews) => Promise<Result<object, RegistryErrorCode>>;
  readonly publish: (events: readonly OrganizationEvent[]) => Promise<void>;
  readonly publishCompleted: (importId: string, counts: ImportTotals) => Promise<void>;
  readonly audit: (entries: readonly OrganizationAudit[]) => Promise<void>;
  readonly auditImport: (importId: string, counts: ImportTotals) => Promise<void>;
}

/** Runs one step of an import in a transaction. */
export type InImportTransaction = <Value extends object>(
  call: CommandCall,
  work: (unit: RegisterImportUnit) => Promise<Result<Value, never>>,
) => Promise<Result<Value>>;
