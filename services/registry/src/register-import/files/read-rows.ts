import type { Refusal } from '@conect/kernel';
import { RegisterFileRefused, type NumberedRow } from '../application/ports';
import { recogniseColumns, type RegisterColumns, type RegisterFileRefusalCode } from '../domain/register-layout';

interface ReadOptions {
  readonly category: string | null;
  /** Told the share that was read, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Reads the rows of one kind of file as they come. */
export type ReadRows = (path: string, options: ReadOptions) => AsyncIterable<NumberedRow>;

/** Refuses the file, with the line where it shows. */
export function refuseFile(code: RegisterFileRefusalCode, params: Refusal['params'] = {}, cause?: unknown): never {
  throw Object.assign(new RegisterFileRefused({ code, params }), { cause });
}

/** One row of cells with its place in the file. */
export interface NumberedCells {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Finds the headings in the first row that has any and gives every row after it the register's columns; empty rows are passed over. */
export async function* withColumns(rows: AsyncIterable<NumberedCells>, category: string | null): AsyncIterable<NumberedRow> {
  let columns: RegisterColumns | null = null;
  for await (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (columns === null) {
      columns = columnsOf(cells, category);
    } else if (cells.length !== columns.width) {
      refuseFile('CUT_SHORT', { line, expected: columns.width, found: cells.length });
    } else {
      yield { line, row: columns.rowOf(cells) };
    }
  }
  if (columns === null) refuseFile('EMPTY');
}

function columnsOf(headings: readonly string[], category: string | null): RegisterColumns {
  const columns = recogniseColumns(headings, category);
  if (!columns.ok) throw new RegisterFileRefused(columns.refusals[0]!);
  return columns.value;
}
