import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { poolOf } from '@conect/service-kit';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { DataSource, EntityManager } from 'typeorm';
import type { OpenDataFile, OpenDataName } from '../application/ports';

interface Snapshot {
  readonly generatedAt: Date;
  readonly rowCount: number;
  /** Sends a file's rows to where it is written, a piece at a time. */
  readonly send: (name: OpenDataName, destination: Writable) => Promise<void>;
}

/** Reads the open data in one snapshot, so that all files tell the same; nothing of it is held in memory. */
export async function readOpenData<Value>(dataSource: DataSource, work: (snapshot: Snapshot) => Promise<Value>): Promise<Value> {
  const client = await poolOf(dataSource).connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const value = await work(await snapshotOf(client));
    await client.query('COMMIT');
    client.release();
    return value;
  } catch (error) {
    // Half a COPY may be on its way: this connection serves nobody else.
    client.release(true);
    throw error;
  }
}

async function snapshotOf(client: PoolClient): Promise<Snapshot> {
  const { rows } = await client.query<Pick<Snapshot, 'generatedAt' | 'rowCount'>>(
    `SELECT now() AS "generatedAt", (SELECT count(*)::int FROM open_data_organization) AS "rowCount"`,
  );
  const columns = await client.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = 'open_data_organization' ORDER BY ordinal_position`,
  );
  const statements: Readonly<Record<OpenDataName, string>> = { 'organizations.csv': csvOf(columns.rows), 'organizations.jsonl': jsonLines };
  return { ...rows[0]!, send: (name, destination) => pipeline(client.query(copyTo(statements[name])), destination) };
}

// A spreadsheet takes a cell that begins with =, +, -, @, a tab or a line break for a formula, and a name may begin with anything: an
// apostrophe before it makes it text. In JSON Lines every value is as it is.
const csvCell = ({ name, type }: { readonly name: string; readonly type: string }): string => {
  if (type === 'ARRAY') return `array_to_string(${name}, ';') AS ${name}`;
  if (type === 'text') return `regexp_replace(${name}, '^([-=+@\\t\\r\\n])', '''\\1') AS ${name}`;
  return type.startsWith('timestamp') ? `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${name}` : name;
};

const csvOf = (columns: readonly { readonly name: string; readonly type: string }[]): string =>
  `COPY (SELECT ${columns.map(csvCell).join(', ')} FROM open_data_organization ORDER BY id) TO STDOUT WITH (FORMAT csv, HEADER)`;

// As CSV of one column with a quote and a delimiter that no JSON text has: the plain format would double every backslash.
const jsonLines = `COPY (SELECT row_to_json(o) FROM open_data_organization o ORDER BY id) TO STDOUT WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`;

interface FileRow extends Omit<OpenDataFile, 'byteLength'> {
  readonly byteLength: string;
}

/** The files that were made. */
export async function findOpenDataFiles(manager: EntityManager): Promise<readonly OpenDataFile[]> {
  const rows = await manager.query<FileRow[]>(
    `SELECT name, sha256, byte_length AS "byteLength", row_count AS "rowCount", generated_at AS "generatedAt" FROM open_data_file ORDER BY name`,
  );
  return rows.map((row) => ({ ...row, byteLength: Number(row.byteLength) }));
}

/** Remembers new files in place of the old ones, unless newer ones were made meanwhile. */
export async function rememberOpenDataFiles(manager: EntityManager, files: readonly OpenDataFile[]): Promise<void> {
  await manager.query(
    `INSERT INTO open_data_file AS known (name, sha256, byte_length, row_count, generated_at)
     SELECT name, sha256, "byteLength", "rowCount", "generatedAt"
     FROM jsonb_to_recordset($1::jsonb) AS given (name text, sha256 text, "byteLength" bigint, "rowCount" integer, "generatedAt" timestamptz)
     ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256, byte_length = excluded.byte_length, row_count = excluded.row_count,
       generated_at = excluded.generated_at WHERE known.generated_at < excluded.generated_at`,
    [JSON.stringify(files)],
  );
}
