import { mergeRows, type MergedStep } from './merge-rows';
import { CuiTakenMeanwhile } from './ports';
import type { ImportDependencies, RunningImport } from './running-import';

const rowsPerStep = 500;

/** A step of the merge: what it is about is known before it has ended. */
interface StepUnderWay {
  readonly begun: Promise<MergedStep>;
  /** Rejects when it failed, and with it all that comes after. */
  readonly ended: Promise<void>;
}

const nothing = (lastLine: number): StepUnderWay => ({
  begun: Promise.resolve({ rowCount: 0, lastLine, cuis: new Set<string>() }),
  ended: Promise.resolve(),
});

/**
 * Merges all staged rows in steps, each a transaction with its events, so that other events pass between them. Two steps are under way
 * at once, for the second can be worked out and written while the server ends the first; they commit in the order of the file. One that
 * names a CUI of the step before begins only behind it, for the first row with a CUI gets it.
 */
export async function mergeAllRows(dependencies: ImportDependencies, running: RunningImport): Promise<void> {
  const { importId, mergedLine, onProgress } = running;
  const total = await dependencies.journal.countStaged(importId, mergedLine);
  let [before, last] = [nothing(mergedLine), nothing(mergedLine)];
  try {
    for (let merged = 0; merged < total; ) {
      const step = startStep(dependencies, running, await last.begun, last.ended);
      [before, last] = [last, step];
      const { rowCount } = await step.begun;
      if (rowCount === 0) throw new Error('A step of an import merged nothing');
      await before.ended;
      await onProgress({ step: 'MERGING', share: merged / total });
      merged += rowCount;
    }
    await last.ended;
    await onProgress({ step: 'MERGING', share: 1 });
  } catch (error) {
    // Nothing of the import may still be under way when its failure is told.
    await Promise.allSettled([before.ended, last.ended]);
    throw error;
  }
}

function startStep({ inTransactionOf }: ImportDependencies, { importId, requesterId, call }: RunningImport, after: MergedStep, settled: Promise<void>): StepUnderWay {
  const inTransaction = inTransactionOf(requesterId);
  const from = { importId, afterLine: after.lastLine, limit: rowsPerStep };
  let tell: (step: MergedStep) => void;
  const told = new Promise<MergedStep>((resolve) => (tell = resolve));
  const turn = { before: settled, cuisBefore: after.cuis, begin: (step: MergedStep) => tell(step) };
  const ended = againAfterRace(() => inTransaction(call, (unit) => mergeRows(unit, from, turn))).then(() => undefined);
  const begun = Promise.race([told, ended.then(() => told)]);
  // Who waits for them is told; until somebody does, a failure is nobody's yet.
  for (const promise of [begun, ended]) promise.catch(() => undefined);
  return { begun, ended };
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
