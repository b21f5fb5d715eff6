import type { Locale } from '@conect/kernel';
import type { EntityManager } from 'typeorm';

/** The same in both languages: whoever reads it may know only one. */
export type ExportWords = Readonly<Record<Locale, string>>;

/** One row as it is shown, by the names of its columns. */
export type ExportRow = Readonly<Record<string, unknown>>;

/** What a service keeps of a person in one place, and how it is read. */
export interface ExportSection {
  /** The name of its files: small letters, figures and dashes. */
  readonly name: string;
  /** What it is. */
  readonly title: ExportWords;
  /** Why it may be kept (GDPR art. 6). */
  readonly basis: ExportWords;
  /** For how long. */
  readonly kept: ExportWords;
  /** What each column means, in the order in which they are shown. */
  readonly columns: Readonly<Record<string, ExportWords>>;
  readonly rows: (manager: EntityManager, userId: string) => AsyncIterable<ExportRow>;
  /** The table that it shows, and why it shows not all its columns. */
  readonly table: string;
  readonly omitted: Readonly<Record<string, string>>;
}

/** All that a service hands in of a person, and why some of its tables are no part of it. */
export interface ServiceExport {
  readonly sections: readonly ExportSection[];
  readonly left: Readonly<Record<string, string>>;
}

/** Words in Romanian and English. */
export const exportWords = (ro: string, en: string): ExportWords => ({ RO: ro, EN: en });

interface TableOptions extends Omit<ExportSection, 'rows' | 'omitted' | 'columns'> {
  /** Which rows are the person's, `$1` being the id; the table goes by the name `row`. */
  readonly where: string;
  /** Columns of the table; another expression of SQL stands for a column that `expressions` names. */
  readonly columns: Readonly<Record<string, ExportWords>>;
  readonly expressions?: Readonly<Record<string, string>>;
  readonly omitted?: Readonly<Record<string, string>>;
  /** What is read to open a row beside what is shown. */
  readonly reads?: readonly string[];
  /** Opens what is sealed in a row. */
  readonly open?: (row: ExportRow) => ExportRow;
}

const batch = 200;

/** A section that shows rows of one table, read a batch at a time however many they are. */
export function tableSection({ where, expressions = {}, omitted = {}, reads = [], open = (row) => row, ...section }: TableOptions): ExportSection {
  const shown = Object.keys(section.columns).map((name) => `${expressions[name] ?? `row.${name}`} AS "${name}"`);
  const sql = `SELECT ${[...shown, ...reads.map((name) => `row.${name}`)].join(', ')} FROM ${section.table} row WHERE ${where} ORDER BY 1`;
  return {
    ...section,
    omitted,
    rows: async function* (manager, userId) {
      for await (const row of readByCursor(manager, sql, userId)) yield open(row);
    },
  };
}

async function* readByCursor(manager: EntityManager, sql: string, userId: string): AsyncGenerator<ExportRow> {
  await manager.query(`DECLARE exported NO SCROLL CURSOR FOR ${sql}`, [userId]);
  for (;;) {
    const rows = await manager.query<ExportRow[]>(`FETCH ${batch} FROM exported`);
    yield* rows;
    if (rows.length < batch) break;
  }
  await manager.query('CLOSE exported');
}
