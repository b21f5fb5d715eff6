import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { poolOf } from '@conect/service-kit';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import type { OpenImport, RefusedRow, RegisterImportJournal, StagedRow } from '../application/ports';
import { copyLine } from './copy-line';
import { holdClient } from './held-client';
import { markRenamedRows, measureShrinkage } from './whole-register';
import { failAbandonedImports, importLock } from './import-lock';

/** Keeps the journal of imports; COPY stages the rows. */
export function createRegisterImportJournal(dataSource: DataSource): RegisterImportJournal {
  const pool = poolOf(dataSource);
  const clear = async (importId: string): Promise<void> => void (await pool.query('DELETE FROM register_import_row WHERE import_id = $1', [importId]));
  return {
    begin: ({ importId, fileName, isFull, category }) =>
      takePlace(pool, async (client) => {
        await client.query(failAbandonedImports);
        const values = [importId, fileName, isFull, category];
        const { rows } = await client.query<{ mergedLine: number }>(beginImport, values);
        return rows[0]?.mergedLine ?? null;
      }),
    takeUp: (importId) => takePlace(pool, async (client) => (await client.query<{ mergedLine: number }>(takeUpImport, [importId])).rows[0]?.mergedLine ?? null),
    findOpen: async (importId) => (await pool.query<OpenImport>(openImport, [importId])).rows[0] ?? null,
    async noteProgress(importId, share) {
      await pool.query('UPDATE register_import SET progress = greatest(progress, $2) WHERE id = $1 AND ended_at IS NULL', [importId, share]);
    },
    stage: (importId, rows) => copyRows(pool, importId, rows),
    refuseRows: (importId, rows) => insertRefusedRows(pool, importId, rows),
    async refuseRepeatedRows(importId) {
      const { rows } = await pool.query<RefusedRow>(repeatedRows, [importId]);
      await insertRefusedRows(pool, importId, rows);
      await pool.query('DELETE FROM register_import_row WHERE import_id = $1 AND line = ANY($2)', [importId, rows.map(({ line }) => line)]);
    },
    markRenamedRows: async (importId) => void (await pool.query(markRenamedRows, [importId])),
    measureShrinkage: (importId) => measureShrinkage(pool, importId),
    async countStaged(importId, afterLine) {
      const { rows } = await pool.query<{ count: number }>('SELECT count(*)::integer AS count FROM register_import_row WHERE import_id = $1 AND line > $2', [importId, afterLine]);
      return rows[0]!.count;
    },
    async refusedRows(importId) {
      const { rows } = await pool.query<RefusedRow>(
        `SELECT line, register_number AS "registerNumber", name, name_key AS "nameKey", refusals FROM register_import_refusal WHERE import_id = $1 ORDER BY line`,
        [importId],
      );
      return rows;
    },
    clear,
    async end(importId, end) {
      await clear(importId);
      const refusal = end.status === 'REFUSED' ? JSON.stringify(end.refusal) : null;
      await pool.query('UPDATE register_import SET status = $2, refusal = $3, ended_at = business_now() WHERE id = $1 AND ended_at IS NULL', [importId, end.status, refusal]);
    },
  };
}

const beginImport = `
  INSERT INTO register_import (id, file_name, is_full, category, status, started_at) VALUES ($1, $2, $3, $4, 'RUNNING', business_now())
  ON CONFLICT DO NOTHING RETURNING merged_line AS "mergedLine"`;

const takeUpImport = `
  UPDATE register_import SET status = 'RUNNING' WHERE id = $1 AND status IN ('WAITING', 'RUNNING') RETURNING merged_line AS "mergedLine"`;

const openImport = `
  SELECT i.id AS "importId", i.file_name AS "fileName", i.is_full AS "isFull", i.category, i.requester_id AS "requesterId", d.sha256
  FROM register_import i JOIN document d ON d.id = i.document_id WHERE i.id = $1 AND i.status IN ('WAITING', 'RUNNING')`;

type Place = NonNullable<Awaited<ReturnType<RegisterImportJournal['begin']>>>;

/** Takes the lock on a connection that keeps it, and clears away what a killed import staged; null while another has it, or when the import has no place. */
async function takePlace(pool: Pool, openOn: (client: PoolClient) => Promise<number | null>): Promise<Place | null> {
  const { client, release } = await holdClient(pool);
  try {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [importLock]);
    const mergedLine = rows[0]?.taken === true ? await openOn(client) : null;
    if (mergedLine === null) {
      await client.query('SELECT pg_advisory_unlock($1)', [importLock]);
      release();
      return null;
    }
    await client.query('DELETE FROM register_import_row');
    // A connection that ends frees the lock, whatever state it is in.
    return { mergedLine, release: () => release(true) };
  } catch (error) {
    release(true);
    throw error;
  }
}

async function copyRows(pool: Pool, importId: string, rows: AsyncIterable<StagedRow>): Promise<void> {
  const { client, release } = await holdClient(pool);
  try {
    // A whole register takes longer than any statement of a request may; the file's own end ends it.
    await client.query('BEGIN');
    await client.query('SET LOCAL statement_timeout = 0');
    const columns = 'import_id, line, register_number, name_key, raw, entry, organization_id';
    await pipeline(Readable.from(linesOf(importId, rows)), client.query(copyFrom(`COPY register_import_row (${columns}) FROM STDIN`)));
    await client.query('COMMIT');
    release();
  } catch (error) {
    release(true);
    throw error;
  }
}

const leastChunkLength = 64 * 1_024;

/** Many lines at once: each chunk costs a turn of the streams and a write to the socket. */
async function* linesOf(importId: string, rows: AsyncIterable<StagedRow>): AsyncIterable<string> {
  let chunk = '';
  for await (const { line, nameKey, raw, entry, organizationId } of rows) {
    chunk += copyLine([importId, String(line), entry.nationalRegisterNumber, nameKey, JSON.stringify(raw), JSON.stringify(entry), organizationId]);
    if (chunk.length < leastChunkLength) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

interface Queryable {
  readonly query: (text: string, values: unknown[]) => Promise<unknown>;
}

/** For the journal and for a step's transaction alike. */
export async function insertRefusedRows(queryable: Queryable, importId: string, rows: readonly RefusedRow[]): Promise<void> {
  const rowsPerStatement = 1_000;
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await queryable.query(
      `INSERT INTO register_import_refusal (import_id, line, register_number, name, name_key, refusals)
       SELECT $1, line, "registerNumber", name, "nameKey", refusals
       FROM jsonb_to_recordset($2::jsonb) AS row (line integer, "registerNumber" text, name text, "nameKey" text, refusals jsonb)
       ON CONFLICT DO NOTHING`,
      [importId, JSON.stringify(rows.slice(start, start + rowsPerStatement))],
    );
  }
}

const repeatedRows = `
  SELECT line, register_number AS "registerNumber", name, name_key AS "nameKey",
    jsonb_build_array(jsonb_build_object('code', 'REPEATED', 'params', jsonb_build_object('firstLine', first_line))) AS refusals
  FROM (
    SELECT line, register_number, name_key, entry ->> 'legalName' AS name, first_value(line) OVER same_entry AS first_line
    FROM register_import_row WHERE import_id = $1
    WINDOW same_entry AS (PARTITION BY register_number, name_key ORDER BY line)
  ) numbered
  WHERE line > first_line
`;
