import type { ClientBase } from 'pg';
import { Problem } from '../problem';

/** A table as a backup names it, with the columns that are written. */
export interface BackedUpTable {
  /** Quoted where it must be, e.g. `public.outbox`. */
  readonly name: string;
  readonly columns: readonly string[];
}

const ownSchemas = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`;

/** What migrations write of themselves; a restored database has it from being migrated. */
const ofMigrations = ['public.migration', 'graphile_worker.migrations'];

/**
 * The tables that a backup holds, each after those that it refers to. Unlogged ones are left out: PostgreSQL empties them after a crash
 * too, so whoever uses them begins again.
 */
export async function tablesOf(client: ClientBase): Promise<readonly BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(
    `SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
       array(SELECT quote_ident(a.attname) FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND ${ownSchemas} ORDER BY name`,
  );
  const tables = rows.filter(({ name }) => !ofMigrations.includes(name)).map(({ name, columns }) => ({ name, columns }));
  return inOrder(tables, await referencesOf(client));
}

type References = readonly { readonly from: string; readonly to: string }[];

async function referencesOf(client: ClientBase): Promise<References> {
  const nameOf = (alias: string): string => `(SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ${alias})`;
  const { rows } = await client.query<References[number]>(
    `SELECT ${nameOf('conrelid')} AS from, ${nameOf('confrelid')} AS to FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid`,
  );
  return rows;
}

function inOrder(tables: readonly BackedUpTable[], references: References): readonly BackedUpTable[] {
  const ordered: BackedUpTable[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const ready = waiting.filter(({ name }) => !references.some(({ from, to }) => from === name && names.has(to)));
    if (ready.length === 0) throw new Problem(`These tables refer to each other in a circle, which no order of restoring them can follow: ${[...names].join(', ')}.`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** Where each sequence stands; one that gave no number yet is left out. Sequences know no snapshot: read last, they are at least as far as the rows. */
export async function sequencesOf(client: ClientBase): Promise<Readonly<Record<string, string>>> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename) AS name, last_value::text AS last FROM pg_sequences WHERE last_value IS NOT NULL`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** The names of the migrations that a database has seen. */
export async function migrationsOf(client: ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY name');
  return rows.map(({ name }) => name);
}

/** Whether nothing is in a database: no table, view, sequence or function of anybody's. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ isEmpty: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ownSchemas})
        AND NOT EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${ownSchemas}) AS "isEmpty"`,
  );
  return rows[0]!.isEmpty;
}
