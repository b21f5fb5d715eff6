import type { CommandCall } from '@conect/auth';
import { accept, latestDayIn, refuse, type NewId, type Result } from '@conect/kernel';
import { keyOfRow, nameKeyOfEntry, readRegisterRow, shownNameOf } from '../domain/register-entry';
import { shrinksTooMuch } from '../domain/whole-register';
import { endMissing } from './end-missing';
import { mergeRows } from './merge-rows';
import {
  CuiTakenMeanwhile,
  RegisterFileRefused,
  type ImportTotals,
  type ImportRefusalCode,
  type InImportTransaction,
  type RefusedRow,
  type RegisterFile,
  type RegisterImportJournal,
  type StagedRow,
} from './ports';

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

const rowsPerStep = 500;

/**
 * Imports a file of the national register. The whole file is read and staged first, so that one that is cut short or not a register
 * changes nothing; then it is merged in steps of 500 rows, each a transaction with its events, so that other events pass between
 * them. Each step moves the journal's place in the file on: an import that is killed goes on where it was, and counts each row once.
 */
export async function runImport(dependencies: ImportDependencies, running: RunningImport): Promise<Result<ImportTotals, ImportRefusalCode>> {
  const { journal } = dependencies;
  const { importId } = running;
  try {
    await read(dependencies, running);
    await checkShrinkage(dependencies, running);
  } catch (error) {
    if (!(error instanceof RegisterFileRefused)) throw error;
    await journal.end(importId, { status: 'REFUSED', refusal: error.refusal });
    return refuse(error.refusal);
  }
  await merge(dependencies, running);
  if (running.isFull) await endAllMissing(dependencies, running);
  const counts = await complete(dependencies, running);
  await journal.clear(importId);
  return accept(counts);
}

async function read({ journal, now, newId }: ImportDependencies, { importId, file, onProgress }: RunningImport): Promise<void> {
  const today = latestDayIn(await now());
  const refused = refusedRowsOf(journal, importId);
  const accepted = async function* (): AsyncIterable<StagedRow> {
    for await (const { line, row: raw } of file.rows()) {
      const entry = readRegisterRow(raw, today);
      if (entry.ok) yield { line, raw, entry: entry.value, nameKey: nameKeyOfEntry(entry.value), organizationId: newId() };
      else await refused.add({ line, name: shownNameOf(raw), ...keyOfRow(raw), refusals: entry.refusals });
      // Most rows move nothing on, and a promise for each of them would cost more than reading it.
      const told = onProgress({ step: 'READING', share: file.progress() });
      if (told !== undefined) await told;
    }
  };
  await journal.stage(importId, accepted());
  await refused.flush();
  await journal.refuseRepeatedRows(importId);
  await journal.markRenamedRows(importId);
}

/** Before anything changes: what an earlier try has merged or ended passed this already. */
async function checkShrinkage({ journal, shrinkLimitPercent: limit }: ImportDependencies, { importId, isFull, mergedLine }: RunningImport): Promise<void> {
  if (!isFull || mergedLine >= 0) return;
  const shrinkage = await journal.measureShrinkage(importId);
  if (shrinksTooMuch(shrinkage, limit)) throw new RegisterFileRefused({ code: 'SHRINKS_TOO_MUCH', params: { ...shrinkage, limit } });
}

const rowsPerRefusal = 1_000;

/** Writes refused rows down as they add up: a file of nothing else must not fill the memory. */
function refusedRowsOf(journal: RegisterImportJournal, importId: string) {
  let waiting: RefusedRow[] = [];
  const flush = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    await journal.refuseRows(importId, rows);
  };
  return {
    flush,
    add: async (row: RefusedRow): Promise<void> => {
      waiting.push(row);
      if (waiting.length >= rowsPerRefusal) await flush();
    },
  };
}

async function merge({ journal, inTransactionOf }: ImportDependencies, { importId, requesterId, mergedLine, call, onProgress }: RunningImport): Promise<void> {
  const inTransaction = inTransactionOf(requesterId);
  const total = await journal.countStaged(importId, mergedLine);
  for (let merged = 0, lastLine = mergedLine; merged < total; ) {
    const from = { importId, afterLine: lastLine, limit: rowsPerStep };
    const step = await againAfterRace(() => inTransaction(call, (unit) => mergeRows(unit, from)));
    if (!step.ok || step.value.rowCount === 0) throw new Error('A step of an import merged nothing');
    merged += step.value.rowCount;
    lastLine = step.value.lastLine;
    await onProgress({ step: 'MERGING', share: merged / total });
  }
}

async function endAllMissing({ inTransactionOf }: ImportDependencies, { importId, requesterId, call }: RunningImport): Promise<void> {
  const inTransaction = inTransactionOf(requesterId);
  for (;;) {
    const step = await inTransaction(call, (unit) => endMissing(unit, { importId, limit: rowsPerStep }));
    if (!step.ok) throw new Error('The end of missing entries cannot be refused');
    if (step.value.endedCount === 0) return;
  }
}

async function complete({ inTransactionOf }: ImportDependencies, { importId, requesterId, call }: RunningImport): Promise<ImportTotals> {
  const done = await inTransactionOf(requesterId)(call, async (unit) => {
    const counts = await unit.complete(importId);
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
