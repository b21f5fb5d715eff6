import { allowValues, forbidValues } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const purposes = { table: 'document', column: 'purpose', constraint: 'document_purpose_known' };

/** A version of a text may come as a file. */
export class SplitDrafts1766000495000 implements MigrationInterface {
  name = 'SplitDrafts1766000495000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await allowValues(queryRunner, purposes, ['DRAFT_TEXT']);
    await queryRunner.query(`
      ALTER TABLE draft_version ADD COLUMN document_id uuid, ADD CONSTRAINT draft_version_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id);
      CREATE INDEX draft_version_document_id_idx ON draft_version (document_id) WHERE document_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE draft_version DROP COLUMN document_id; DELETE FROM document WHERE purpose = 'DRAFT_TEXT'`);
    await forbidValues(queryRunner, purposes, ['DRAFT_TEXT']);
  }
}
