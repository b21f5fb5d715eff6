import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { poolOf } from '@conect/service-kit';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import type { RefusedRow, RegisterImportJournal, StagedRow } from '../application/ports';
import { copyLine } from './copy-line';

/** Only one import at a time: a lock of the session, so that the end of the process frees it. */
const importLock = 7_340_512;

/** Keeps the journal of imports; COPY stages the rows. */
export function createRegisterImportJournal(dataSource: DataSource): RegisterImportJournal {
  const pool = poolOf(dataSource);
  let holder: PoolClient | null = null;

  return {
    async begin(importId, fileName) {
      holder = await takePlace(pool, importId, fileName);
      return holder !== null;
    },
    stage: (importId, rows) => copyRows(pool, importId, rows),
    refuseRows: (importId, rows) => insertRefusedRows(pool, importId, rows),
    async refuseRepeatedRows(importId) {
      const { rows } = await pool.query<RefusedRow>(repeatedRows, [importId]);
      await insertRefusedRows(pool, importId, rows);
      await pool.query('DELETE FROM register_import_row WHERE import_id = $1 AND line = ANY($2)', [importId, rows.map(({ line }) => line)]);
    },
    async countStaged(importId) {
      const { rows } = await pool.query<{ count: number }>('SELECT count(*)::integer AS count FROM register_import_row WHERE import_id = $1', [importId]);
      return rows[0]!.count;
    },
    async refusedRows(importId) {
      const { rows } = await pool.query<RefusedRow>(
        `SELECT line, register_number AS "registerNumber", name, refusals FROM register_import_refusal WHERE import_id = $1 ORDER BY line`,
        [importId],
      );
      return rows;
    },
    async end(importId, outcome) {
      await pool.query('DELETE FROM register_import_row WHERE import_id = $1', [importId]);
      await pool.query('UPDATE register_import SET status = $2, ended_at = business_now() WHERE id = $1', [importId, outcome]);
      await holder?.query('SELECT pg_advisory_unlock($1)', [importLock]);
      holder?.release();
      holder = null;
    },
  };
}

/** Takes the lock on a connection that keeps it, clears away what a killed import left, and notes the beginning; null while another holds it. */
async function takePlace(pool: Pool, importId: string, fileName: string): Promise<PoolClient | null> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [importLock]);
    if (rows[0]?.taken !== true) {
      client.release();
      return null;
    }
    await client.query(`UPDATE register_import SET status = 'FAILED', ended_at = business_now() WHERE status = 'RUNNING'`);
    await client.query('DELETE FROM register_import_row');
    await client.query(`INSERT INTO register_import (id, file_name, status, started_at) VALUES ($1, $2, 'RUNNING', business_now())`, [importId, fileName]);
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function copyRows(pool: Pool, importId: string, rows: AsyncIterable<StagedRow>): Promise<void> {
  const client = await pool.connect();
  try {
    // A whole register takes longer than any statement of a request may; the file's own end ends it.
    await client.query('BEGIN');
    await client.query('SET LOCAL statement_timeout = 0');
    const columns = 'import_id, line, register_number, name_key, raw, entry, organization_id';
    await pipeline(Readable.from(linesOf(importId, rows)), client.query(copyFrom(`COPY register_import_row (${columns}) FROM STDIN`)));
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function* linesOf(importId: string, rows: AsyncIterable<StagedRow>): AsyncIterable<string> {
  for await (const { line, nameKey, raw, entry, organizationId } of rows) {
    yield copyLine([importId, String(line), entry.nationalRegisterNumber, nameKey, JSON.stringify(raw), JSON.stringify(entry), organizationId]);
  }
}

interface Queryable {
  readonly query: (text: string, values: unknown[]) => Promise<unknown>;
}

/** For the journal and for a step's transaction alike. */
export async function insertRefusedRows(queryable: Queryable, importId: string, rows: readonly RefusedRow[]): Promise<void> {
  const rowsPerStatement = 1_000;
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await queryable.query(
      `INSERT INTO register_import_refusal (import_id, line, register_number, name, refusals)
       SELECT $1, line, "registerNumber", name, refusals
       FROM jsonb_to_recordset($2::jsonb) AS row (line integer, "registerNumber" text, name text, refusals jsonb)`,
      [importId, JSON.stringify(rows.slice(start, start + rowsPerStatement))],
    );
  }
}

const repeatedRows = `
  SELECT line, register_number AS "registerNumber", name,
    jsonb_build_array(jsonb_build_object('code', 'REPEATED', 'params', jsonb_build_object('firstLine', first_line))) AS refusals
  FROM (
    SELECT line, register_number, entry ->> 'legalName' AS name, first_value(line) OVER same_entry AS first_line
    FROM register_import_row WHERE import_id = $1
    WINDOW same_entry AS (PARTITION BY register_number, name_key ORDER BY line)
  ) numbered
  WHERE line > first_line
`;
