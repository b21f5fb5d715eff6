import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database';
import type { OpenDataFileName, OpenDataForm, OpenDataSet } from './open-data-set';

/** Sets of open data at one moment. */
export interface OpenDataSnapshot {
  readonly generatedAt: Date;
  readonly countRows: (set: OpenDataSet) => Promise<number>;
  /** Sends a file's rows to where it is written, a piece at a time. */
  readonly send: (file: OpenDataFileName, destination: Writable) => Promise<void>;
}

/** Reads open data in one snapshot, so that all files tell the same; nothing of it is held in memory. */
export async function readOpenData<Value>(dataSource: DataSource, work: (snapshot: OpenDataSnapshot) => Promise<Value>): Promise<Value> {
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

async function snapshotOf(client: PoolClient): Promise<OpenDataSnapshot> {
  const { rows } = await client.query<{ generatedAt: Date }>(`SELECT now() AS "generatedAt"`);
  return {
    generatedAt: rows[0]!.generatedAt,
    countRows: async ({ view }) => (await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${view}`)).rows[0]!.count,
    send: async ({ set, form }, destination) => pipeline(client.query(copyTo(await statements[form](client, set))), destination),
  };
}

interface ViewColumn {
  readonly name: string;
  readonly type: string;
}

const statements: Readonly<Record<OpenDataForm, (client: PoolClient, set: OpenDataSet) => Promise<string>>> = {
  csv: async (client, { view }) => {
    const { rows } = await client.query<ViewColumn>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`,
      [view],
    );
    return `COPY (SELECT ${rows.map(csvCell).join(', ')} FROM ${view} ORDER BY id) TO STDOUT WITH (FORMAT csv, HEADER)`;
  },
  // As CSV of one column with a quote and a delimiter that no JSON text has: the plain format would double every backslash.
  jsonl: (_client, { view }) => Promise.resolve(`COPY (SELECT row_to_json(o) FROM ${view} o ORDER BY id) TO STDOUT WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`),
};

// A spreadsheet takes a cell that begins with =, +, -, @, a tab or a line break for a formula, and a name may begin with anything: an
// apostrophe before it makes it text. In JSON Lines every value is as it is.
const csvCell = ({ name, type }: ViewColumn): string => {
  if (type === 'ARRAY') return `${asText(`array_to_string(${name}, ';')`)} AS ${name}`;
  if (type === 'text') return `${asText(name)} AS ${name}`;
  return type.startsWith('timestamp') ? `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${name}` : name;
};

const asText = (value: string): string => `regexp_replace(${value}, '^([-=+@\\t\\r\\n])', '''\\1')`;
