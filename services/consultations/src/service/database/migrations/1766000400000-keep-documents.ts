import { createDocumentTable } from '@conect/documents';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents that go with proposals, and scans of those that came on paper. */
export class KeepDocuments1766000400000 implements MigrationInterface {
  name = 'KeepDocuments1766000400000';

  up = (queryRunner: QueryRunner): Promise<void> => createDocumentTable(queryRunner, ['ATTACHMENT', 'SCAN']);

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE document');
  }
}
