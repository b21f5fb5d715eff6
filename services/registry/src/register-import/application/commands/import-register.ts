import type { CommandCall } from '@conect/auth';
import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import { latestDayIn } from '../../../organization/domain/field-values';
import { nameKeyOfEntry, readRegisterRow } from '../../domain/register-entry';
import { mergeRows } from '../merge-rows';
import {
  CuiTakenMeanwhile,
  RegisterFileRefused,
  type ImportCounts,
  type ImportRefusalCode,
  type InImportTransaction,
  type RefusedRow,
  type RegisterFile,
  type RegisterImportJournal,
  type StagedRow,
} from '../ports';

/** How far an import is; the file is read first, then merged. */
export interface ImportProgress {
  readonly step: 'READING' | 'MERGING';
  /** 0 to 1. */
  readonly share: number;
}

/** What became of an import. */
export interface ImportReport extends ImportCounts {
  readonly importId: string;
  readonly refusedRows: readonly RefusedRow[];
}

/** See {@link createImportRegister}. */
export type ImportRegister = (
  call: CommandCall,
  file: RegisterFile,
  onProgress: (progress: ImportProgress) => void,
) => Promise<Result<ImportReport, ImportRefusalCode>>;

interface Dependencies {
  readonly journal: RegisterImportJournal;
  readonly inTransaction: InImportTransaction;
  readonly now: () => Promise<Date>;
  readonly newId: NewId;
}

const rowsPerStep = 500;

/**
 * Imports a file of the national register. The whole file is read and staged first, so that one that is cut short or not a register
 * changes nothing; then it is merged in steps of 500 rows, each a transaction with its events, so that other events pass between
 * them. An import that is killed is simply run again: what it had merged is unchanged then.
 */
export function createImportRegister(dependencies: Dependencies): ImportRegister {
  const { journal, newId } = dependencies;
  return async (call, file, onProgress) => {
    const importId = newId();
    if (!(await journal.begin(importId, file.name))) return refuse({ code: 'IMPORT_RUNNING' });
    try {
      await read(dependencies, { importId, file, onProgress });
      await merge(dependencies, { importId, call, onProgress });
      const counts = await complete(dependencies, { importId, call });
      await journal.end(importId, 'COMPLETED');
      return accept({ importId, ...counts, refusedRows: await journal.refusedRows(importId) });
    } catch (error) {
      const isRefused = error instanceof RegisterFileRefused;
      await journal.end(importId, isRefused ? 'REFUSED' : 'FAILED');
      if (isRefused) return refuse(error.refusal);
      throw error;
    }
  };
}

interface Running {
  readonly importId: string;
  readonly call: CommandCall;
  readonly file: RegisterFile;
  readonly onProgress: (progress: ImportProgress) => void;
}

async function read({ journal, now, newId }: Dependencies, { importId, file, onProgress }: Omit<Running, 'call'>): Promise<void> {
  const today = latestDayIn(await now());
  const refused: RefusedRow[] = [];
  const accepted = async function* (): AsyncIterable<StagedRow> {
    for await (const { line, row: raw } of file.rows()) {
      const entry = readRegisterRow(raw, today);
      if (entry.ok) yield { line, raw, entry: entry.value, nameKey: nameKeyOfEntry(entry.value), organizationId: newId() };
      else refused.push({ line, registerNumber: raw.registerNumber, name: raw.name, refusals: entry.refusals });
      onProgress({ step: 'READING', share: file.progress() });
    }
  };
  await journal.stage(importId, accepted());
  await journal.refuseRows(importId, refused);
  await journal.refuseRepeatedRows(importId);
}

async function merge({ journal, inTransaction }: Dependencies, { importId, call, onProgress }: Omit<Running, 'file'>): Promise<void> {
  const total = await journal.countStaged(importId);
  for (let merged = 0, lastLine = -1; merged < total; ) {
    const from = { importId, afterLine: lastLine, limit: rowsPerStep };
    const step = await againAfterRace(() => inTransaction(call, (unit) => mergeRows(unit, from)));
    if (!step.ok || step.value.rowCount === 0) throw new Error('A step of an import merged nothing');
    merged += step.value.rowCount;
    lastLine = step.value.lastLine;
    onProgress({ step: 'MERGING', share: merged / total });
  }
}

async function complete({ journal, inTransaction }: Dependencies, { importId, call }: Pick<Running, 'importId' | 'call'>): Promise<ImportCounts> {
  const { length: refusedCount } = await journal.refusedRows(importId);
  const done = await inTransaction(call, async (unit) => {
    const counts = await unit.addCounts(importId, { createdCount: 0, updatedCount: 0, unchangedCount: 0, refusedCount });
    await unit.publishCompleted(importId, counts);
    await unit.auditImport(importId, counts);
    return accept(counts);
  });
  if (!done.ok) throw new Error('The end of an import cannot be refused');
  return done.value;
}

const maximumTries = 5;

async function againAfterRace<Value>(step: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof CuiTakenMeanwhile) || attempt === maximumTries) throw error;
    }
  }
}
