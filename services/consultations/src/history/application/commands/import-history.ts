import { systemCall } from '@conect/auth';
import { accept, refuse, unrefused, type NewId } from '@conect/kernel';
import { readHistoryRow, type HistoryEntry, type HistoryReading, type HistoryRefusalCode } from '../../domain/history';
import type { HistoryUnit, InHistoryTransaction, NumberedRow } from '../ports';

interface Dependencies {
  readonly inTransaction: InHistoryTransaction;
  readonly newId: NewId;
  readonly institutionIdOf: HistoryReading['institutionIdOf'];
  /** How many rows one transaction brings in. */
  readonly batch?: number;
}

/** A row that was not brought in, and why. */
interface RefusedHistoryRow {
  readonly line: number;
  readonly id: string;
  readonly codes: readonly HistoryRefusalCode[];
}

/** What came of an import. */
export interface HistoryReport {
  readonly importedCount: number;
  /** Those that an earlier import has brought; they stay as they are. */
  readonly knownCount: number;
  readonly refusedRows: readonly RefusedHistoryRow[];
}

/** See {@link createImportHistory}. */
export type ImportHistory = (rows: readonly NumberedRow[]) => Promise<HistoryReport>;

/** An operator brings consultations of former years, to be read; the same file again changes nothing, and one that was cut short goes on. */
export const createImportHistory =
  ({ inTransaction, newId, institutionIdOf, batch = 500 }: Dependencies): ImportHistory =>
  async (rows) => {
    const call = systemCall('importHistory', newId);
    const seen = new Set<string>();
    const reports: HistoryReport[] = [];
    for (let begin = 0; begin < rows.length; begin += batch) {
      const step = rows.slice(begin, begin + batch);
      const repeated = new Set(step.filter(({ row }) => row !== null && !isNew(seen, row.id.toLowerCase())));
      reports.push(await unrefused(inTransaction(call, async (unit) => accept(await bringIn(unit, step, { repeated, institutionIdOf })))));
    }
    const sumOf = (count: (report: HistoryReport) => number) => reports.reduce((sum, report) => sum + count(report), 0);
    return { importedCount: sumOf(({ importedCount }) => importedCount), knownCount: sumOf(({ knownCount }) => knownCount), refusedRows: reports.flatMap(({ refusedRows }) => refusedRows) };
  };

/** Whether the set had it not; it has it now. */
function isNew(seen: Set<string>, id: string): boolean {
  const before = seen.size;
  return seen.add(id).size > before;
}

interface Step {
  readonly repeated: ReadonlySet<NumberedRow>;
  readonly institutionIdOf: HistoryReading['institutionIdOf'];
}

/** Reads the rows of one step and brings in those that are whole and not here yet, with their events and audit entries. */
async function bringIn({ now, consultations, history, publish, audit }: HistoryUnit, rows: readonly NumberedRow[], { repeated, institutionIdOf }: Step): Promise<HistoryReport> {
  const whole = new Map<NumberedRow, HistoryEntry>();
  const refused: RefusedHistoryRow[] = [];
  const refuseRow = ({ line, row }: NumberedRow, ...codes: readonly HistoryRefusalCode[]): number => refused.push({ line, id: row?.id ?? '', codes });
  for (const numbered of rows) {
    const read = readRow(numbered, { now, institutionIdOf });
    if (!read.ok) refuseRow(numbered, ...read.refusals.map(({ code }) => code));
    else if (repeated.has(numbered)) refuseRow(numbered, 'ID_REPEATED');
    else whole.set(numbered, read.value);
  }

  const known = await history.findKnown([...whole.values()].map(idOf));
  const fresh = [...whole].filter(([, entry]) => !known.has(idOf(entry)));
  const inserted = await consultations.insertMissing(fresh.map(([, { event }]) => event.consultation));
  const entries = fresh.flatMap(([, entry]) => (inserted.has(idOf(entry)) ? [entry] : []));
  await history.insert(entries.map(({ record }) => record));
  await publish(entries.map(({ event }) => event));
  await audit(entries.map(({ event }) => event));

  // Another import may have brought some in the meantime.
  const left = fresh.filter(([, entry]) => !inserted.has(idOf(entry)));
  const meanwhile = left.length === 0 ? new Set() : await history.findKnown(left.map(([, entry]) => idOf(entry)));
  const taken = left.filter(([, entry]) => !meanwhile.has(idOf(entry)));
  for (const [numbered] of taken) refuseRow(numbered, 'ID_TAKEN');
  return { importedCount: entries.length, knownCount: known.size + meanwhile.size, refusedRows: refused.toSorted((one, other) => one.line - other.line) };
}

const idOf = ({ record }: HistoryEntry): string => record.consultationId;

const readRow = ({ row }: NumberedRow, reading: HistoryReading) => (row === null ? refuse<HistoryRefusalCode>({ code: 'WRONG_CELL_COUNT' }) : readHistoryRow(row, reading));
