import { utf8Pieces } from './bytes';
import { cellsOf, type Table } from './table';

/** One line of a CSV file (RFC 4180), every cell quoted, as it is. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;

/**
 * A text that no spreadsheet takes for a formula: an apostrophe stands before one that begins with =, +, -, @ (narrow or wide), a tab or
 * a line break, as OWASP advises against CSV injection.
 */
const withoutFormula = (cell: string): string => (/^[=+\-@＝＋－＠\t\r\n]/u.test(cell) ? `'${cell}` : cell);

/** Writes a table as CSV in UTF-8 without a byte order mark, headings first, no cell a formula. */
export const writeCsv = (table: Table): AsyncGenerator<Buffer> => utf8Pieces(linesOf(table));

async function* linesOf({ columns, rows }: Table): AsyncGenerator<string> {
  yield csvLine(columns.map(({ heading }) => heading));
  for await (const row of rows) yield csvLine(cellsOf(row, columns).map(withoutFormula));
}
