interface Queried {
  readonly query: <Rows>(sql: string, values?: unknown[]) => Promise<Rows>;
}

interface Section {
  readonly name: string;
  readonly table: string;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly omitted: Readonly<Record<string, string>>;
  readonly rows: (manager: never, userId: string) => AsyncIterable<object>;
}

/** What a service says that it hands in of a person, and which of its tables are no part of it. */
export interface DeclaredExport {
  readonly sections: readonly Section[];
  readonly left: Readonly<Record<string, string>>;
}

/** What is needed of a service's TypeORM data source. */
interface DataSource extends Queried {
  readonly transaction: (work: (manager: Queried) => Promise<void>) => Promise<void>;
}

const nobody = '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0ff';

/**
 * What an export of personal data forgets: every table of the database is shown or left out with a reason, every column of a shown table
 * too, and every section can be read. A table that somebody adds is named here until he has decided.
 */
export async function dataExportGaps(dataSource: DataSource, { sections, left }: DeclaredExport): Promise<readonly string[]> {
  const found = await dataSource.query<{ table: string; columns: string[] }[]>(
    `SELECT c.table_name AS table, array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' GROUP BY 1 ORDER BY 1`,
  );
  const shown = new Map(sections.map((section) => [section.table, section]));
  const gaps = found.flatMap(({ table, columns }) => {
    const section = shown.get(table);
    if (section === undefined) return table in left ? [] : [`table ${table}`];
    if (table in left) return [`table ${table} is shown and left out`];
    return columns.filter((column) => !(column in section.columns) && !(column in section.omitted) && !('*' in section.omitted)).map((column) => `column ${table}.${column}`);
  });
  const tables = new Set(found.map(({ table }) => table));
  return [...gaps, ...sections.filter(({ table }) => !tables.has(table)).map(({ name }) => `section ${name} of no table`), ...(await unreadable(dataSource, sections))];
}

async function unreadable(dataSource: DataSource, sections: readonly Section[]): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const { name, rows } of sections) {
    await dataSource
      .transaction(async (manager) => {
        for await (const row of rows(manager as never, nobody)) failures.push(`section ${name} shows nobody ${JSON.stringify(row)}`);
      })
      .catch((error: unknown) => failures.push(`section ${name}: ${String(error)}`));
  }
  return failures;
}
