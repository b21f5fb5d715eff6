import type { CommandCall } from '@conect/auth';
import type { Refusal, Result } from '@conect/kernel';
import type { OrganizationAudit } from '../../organization/application/ports';
import type { OrganizationEvent } from '../../organization/domain/events';
import type { Organization } from '../../organization/domain/organization';
import type { RegisterEntry, RowRefusalCode } from '../domain/register-entry';
import type { RegisterFileRefusalCode, RegisterRow } from '../domain/register-layout';

/** Why a whole import ends before it changes anything. */
export type ImportRefusalCode = RegisterFileRefusalCode | 'IMPORT_RUNNING';

/** A file of the register turned out not to be one while it was read; `line` is where. */
export class RegisterFileRefused extends Error {
  constructor(readonly refusal: Refusal<RegisterFileRefusalCode>) {
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
  /** Whether the register said exactly the same the last time. */
  readonly isAsBefore: boolean;
}

/** How many rows of an import had which outcome. */
export interface ImportCounts {
  readonly createdCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  readonly refusedCount: number;
}

/** The journal of imports and their staged rows, outside any transaction of organizations. */
export interface RegisterImportJournal {
  /** Takes the one place for an import; null while another runs. What a killed import left is cleared away. */
  readonly begin: (importId: string, fileName: string) => Promise<boolean>;
  /** Copies rows in as they come; answers when all are in. */
  readonly stage: (importId: string, rows: AsyncIterable<StagedRow>) => Promise<void>;
  readonly refuseRows: (importId: string, rows: readonly RefusedRow[]) => Promise<void>;
  /** Moves rows whose number and name stand further up in the file to the refused ones. */
  readonly refuseRepeatedRows: (importId: string) => Promise<void>;
  readonly countStaged: (importId: string) => Promise<number>;
  /** The refused rows in the order of the file. */
  readonly refusedRows: (importId: string) => Promise<readonly RefusedRow[]>;
  /** Gives the place free and removes the staged rows. */
  readonly end: (importId: string, outcome: 'COMPLETED' | 'REFUSED' | 'FAILED') => Promise<void>;
}

/** What an import touches in one transaction. */
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
  readonly rememberEntries: (importId: string, rows: readonly { readonly line: number; readonly organizationId: string }[]) => Promise<void>;
  readonly refuseRows: (importId: string, rows: readonly RefusedRow[]) => Promise<void>;
  readonly addCounts: (importId: string, counts: ImportCounts) => Promise<ImportCounts>;
  readonly publish: (events: readonly OrganizationEvent[]) => Promise<void>;
  readonly publishCompleted: (importId: string, counts: ImportCounts) => Promise<void>;
  readonly audit: (entries: readonly OrganizationAudit[]) => Promise<void>;
  readonly auditImport: (importId: string, counts: ImportCounts) => Promise<void>;
}

/** Runs one step of an import in a transaction. */
export type InImportTransaction = <Value extends object>(
  call: CommandCall,
  work: (unit: RegisterImportUnit) => Promise<Result<Value, never>>,
) => Promise<Result<Value>>;
