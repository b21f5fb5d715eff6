import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const dataFolder = join(__dirname, '../data');

/** The version of all files together: the year and month of the SIRUTA nomenclature, then our own count. */
export const referenceDataVersion = '2025-12.2';

/** Reads a file of this package into rows by column name. */
export const readRows = (file: string): Readonly<Record<string, string>>[] =>
  parse(readFileSync(join(dataFolder, file), 'utf8'), { columns: true, skip_empty_lines: true });

/** Makes a look-up that does its work at the first call only. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Rows by a key that is unique. */
export const indexBy = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [keyOf(row), row]));
