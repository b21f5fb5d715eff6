import { accept, latestDayIn, refuse, unrefused, type Result } from '@conect/kernel';
import { keyOfRow, nameKeyOfEntry, readRegisterRow, shownNameOf } from '../domain/register-entry';
import { shrinksTooMuch } from '../domain/whole-register';
import { endMissing } from './end-missing';
import { mergeAllRows } from './merge-all-rows';
import {
  RegisterFileRefused,
  type ImportTotals,
  type ImportRefusalCode,
  type RefusedRow,
  type RegisterImportJournal,
  type StagedRow,
} from './ports';
import type { ImportDependencies, RunningImport } from './running-import';

/** Missing entries end so many at a time. */
const rowsPerStep = 500;

/**
 * Imports a file of the national register. The whole file is read and staged first, so that one that is cut short or not a register
 * changes nothing; then it is merged in steps. Each step moves the journal's place in the file on: an import that is killed goes on
 * where it was, and counts each row once.
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
  await mergeAllRows(dependencies, running);
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

async function endAllMissing({ inTransactionOf }: ImportDependencies, { importId, requesterId, call }: RunningImport): Promise<void> {
  const inTransaction = inTransactionOf(requesterId);
  for (;;) {
    const { endedCount } = await unrefused(inTransaction(call, (unit) => endMissing(unit, { importId, limit: rowsPerStep })));
    if (endedCount === 0) return;
  }
}

const complete = ({ inTransactionOf }: ImportDependencies, { importId, requesterId, call }: RunningImport): Promise<ImportTotals> =>
  unrefused(
    inTransactionOf(requesterId)(call, async (unit) => {
      const counts = await unit.complete(importId);
      await unit.publishCompleted(importId, counts);
      await unit.auditImport(importId, counts);
      return accept(counts);
    }),
  );
