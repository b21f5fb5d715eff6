import type { EntityManager, QueryRunner } from 'typeorm';
import type { OpenDataFile } from './open-data-set';

/** For a migration: the table of the files that were made. */
export async function createOpenDataFileTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE open_data_file (
      name text NOT NULL,
      sha256 text NOT NULL,
      byte_length bigint NOT NULL,
      row_count integer NOT NULL,
      generated_at timestamptz NOT NULL,
      CONSTRAINT open_data_file_pkey PRIMARY KEY (name)
    );
  `);
}

interface FileRow extends Omit<OpenDataFile, 'byteLength'> {
  readonly byteLength: string;
}

/** The files that were made, by name. */
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
