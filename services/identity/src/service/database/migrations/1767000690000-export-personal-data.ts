import { createDataExportPartTables, createPieceTable, dropDataExportPartTables } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExportPersonalData1767000690000 implements MigrationInterface {
  name = 'ExportPersonalData1767000690000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createDataExportPartTables(queryRunner);
    await queryRunner.query(`
      CREATE TABLE data_export (
        id uuid NOT NULL,
        version integer NOT NULL,
        user_id uuid NOT NULL,
        state text NOT NULL,
        requested_at timestamptz NOT NULL,
        gather_until timestamptz NOT NULL,
        parts jsonb NOT NULL,
        ended_at timestamptz,
        kept_until timestamptz,
        file_id uuid,
        byte_length bigint,
        download_count integer NOT NULL,
        CONSTRAINT data_export_pkey PRIMARY KEY (id),
        CONSTRAINT data_export_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id),
        CONSTRAINT data_export_state_known CHECK (state IN ('REQUESTED', 'GATHERING', 'READY', 'INCOMPLETE', 'EXPIRED')),
        CONSTRAINT data_export_ended_whole CHECK ((state IN ('READY', 'INCOMPLETE', 'EXPIRED')) = (ended_at IS NOT NULL AND kept_until IS NOT NULL)),
        CONSTRAINT data_export_archive_there CHECK ((state IN ('READY', 'INCOMPLETE')) = (byte_length IS NOT NULL) AND (byte_length IS NULL OR file_id IS NOT NULL))
      );
      CREATE UNIQUE INDEX data_export_under_way_key ON data_export (user_id) WHERE state IN ('REQUESTED', 'GATHERING');
      CREATE INDEX data_export_user_id_idx ON data_export (user_id, requested_at);
      CREATE INDEX data_export_kept_until_idx ON data_export (kept_until);
    `);
    await createPieceTable(queryRunner, { name: 'data_export_piece', owner: 'data_export', ownerKey: 'id' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE data_export_piece; DROP TABLE data_export;');
    await dropDataExportPartTables(queryRunner);
  }
}
