import { readFile, stat } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import type { NumberedRow } from '../application/ports';
import { historyColumns, type HistoryRow } from '../domain/history';

/** Far above what such a list has; it is read as a whole. */
const maximumBytes = 64 * 1024 * 1024;

/** A file that is not read at all; its message is for who operates the service. */
export class UnreadableHistory extends Error {}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads a list of the portal's consultations: CSV in UTF-8 with the portal's headings, in whatever order. */
export async function readHistoryFile(path: string): Promise<readonly NumberedRow[]> {
  const [heading, ...records] = recordsIn(await textOf(path), path);
  const columns = heading?.record ?? [];
  const missing = historyColumns.filter((name) => !columns.includes(name));
  if (heading === undefined || missing.length > 0) throw new UnreadableHistory(`${path} is no list of consultations: it lacks ${missing.join(', ')}.`);
  let lines = heading.info.lines;
  return records.map(({ record, info }) => {
    const line = lines + 1;
    lines = info.lines;
    return { line, row: record.length === columns.length ? rowOf(columns, record) : null };
  });
}

const rowOf = (columns: readonly string[], cells: readonly string[]): HistoryRow => Object.fromEntries(historyColumns.map((name) => [name, cells[columns.indexOf(name)]!.trim()])) as HistoryRow;

async function textOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new UnreadableHistory(`${path} is not there or cannot be read.`);
  if (found.size > maximumBytes) throw new UnreadableHistory(`${path} has more than ${maximumBytes} bytes.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch {
    throw new UnreadableHistory(`${path} is not in UTF-8, or cannot be read.`);
  }
}

function recordsIn(text: string, path: string): readonly ParsedRecord[] {
  try {
    return parse(text, { info: true, relaxColumnCount: true, recordDelimiter: ['\r\n', '\n', '\r'], skipEmptyLines: true }) as unknown as readonly ParsedRecord[];
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableHistory(`${path} is no whole CSV file: ${error.message}`, { cause: error }) : error;
  }
}
