import type { CommandCall } from '@conect/auth';
import type { NewId } from '@conect/kernel';
import type { InImportTransaction, RegisterFile, RegisterImportJournal } from './ports';

/** How far an import is; the file is read first, then merged. */
export interface ImportProgress {
  readonly step: 'READING' | 'MERGING';
  /** 0 to 1. */
  readonly share: number;
}

/** Told of progress; what it promises is waited for. */
export type OnProgress = (progress: ImportProgress) => Promise<void> | void;

/** What running an import needs. */
export interface ImportDependencies {
  readonly journal: RegisterImportJournal;
  /** Steps in the name of whoever asked for the import; null for the operator of a shell. */
  readonly inTransactionOf: (requesterId: string | null) => InImportTransaction;
  readonly now: () => Promise<Date>;
  readonly newId: NewId;
  /** A full file that lacks more than so many of 100 known entries is refused. */
  readonly shrinkLimitPercent: number;
}

/** One import that has the place. */
export interface RunningImport {
  readonly importId: string;
  readonly requesterId: string | null;
  readonly isFull: boolean;
  /** The last line that an earlier try of the same import merged; below zero when none. */
  readonly mergedLine: number;
  readonly call: CommandCall;
  readonly file: RegisterFile;
  readonly onProgress: OnProgress;
}
