import type { QueryRunner } from 'typeorm';

interface PieceTable {
  readonly name: string;
  /** The table whose row owns a file, and goes with it. */
  readonly owner: string;
  readonly ownerKey: string;
}

/** Makes a table of sealed pieces. */
export async function createPieceTable(queryRunner: QueryRunner, { name, owner, ownerKey }: PieceTable): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE ${name} (
      file_id uuid NOT NULL,
      number integer NOT NULL,
      owner_id uuid NOT NULL,
      bytes bytea NOT NULL,
      CONSTRAINT ${name}_pkey PRIMARY KEY (file_id, number),
      CONSTRAINT ${name}_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES ${owner} (${ownerKey}) ON DELETE CASCADE
    );
    CREATE INDEX ${name}_owner_id_idx ON ${name} (owner_id);
    ALTER TABLE ${name} ALTER COLUMN bytes SET STORAGE EXTERNAL;
  `);
}

/** Makes the tables of what a service hands in to exports of personal data; every service has them. */
export async function createDataExportPartTables(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE data_export_part (
      request_id uuid NOT NULL,
      user_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      state text NOT NULL DEFAULT 'WAITING',
      failure text,
      file_id uuid,
      sha256 text,
      byte_length bigint,
      item_count integer,
      requested_at timestamptz NOT NULL,
      CONSTRAINT data_export_part_pkey PRIMARY KEY (request_id),
      CONSTRAINT data_export_part_state_known CHECK (state IN ('WAITING', 'READY', 'FAILED')),
      CONSTRAINT data_export_part_failure_known CHECK ((state = 'FAILED') = (failure IS NOT NULL) AND failure IN ('NOT_MADE', 'TOO_LARGE')),
      CONSTRAINT data_export_part_ready_whole CHECK ((state = 'READY') = (sha256 IS NOT NULL AND byte_length IS NOT NULL AND item_count IS NOT NULL))
    );
    CREATE INDEX data_export_part_user_id_idx ON data_export_part (user_id);
    CREATE INDEX data_export_part_requested_at_idx ON data_export_part (requested_at);
  `);
  await createPieceTable(queryRunner, { name: 'data_export_part_piece', owner: 'data_export_part', ownerKey: 'request_id' });
}

/** Undoes {@link createDataExportPartTables}, for a migration's `down`. */
export const dropDataExportPartTables = (queryRunner: QueryRunner): Promise<unknown> => queryRunner.query('DROP TABLE data_export_part_piece; DROP TABLE data_export_part;');
