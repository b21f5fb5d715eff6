import { createDocumentTable } from '@conect/documents';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents are uploaded; a version of a text may come as one. */
export class CreateDocument1766000310000 implements MigrationInterface {
  name = 'CreateDocument1766000310000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createDocumentTable(queryRunner, ['DRAFT_TEXT']);
    await queryRunner.query(`
      ALTER TABLE draft_version ADD COLUMN document_id uuid, ADD CONSTRAINT draft_version_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id);
      CREATE INDEX draft_version_document_id_idx ON draft_version (document_id) WHERE document_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE draft_version DROP COLUMN document_id; DROP TABLE document');
  }
}
