import { allowValues, forbidValues } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The logo of an organization: a document of a purpose of its own. */
export class ShowLogosOfOrganizations1765504000000 implements MigrationInterface {
  name = 'ShowLogosOfOrganizations1765504000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await allowValues(queryRunner, purposes, ['LOGO']);
    await queryRunner.query(`
      ALTER TABLE organization ADD COLUMN logo_document_id uuid,
        ADD CONSTRAINT organization_logo_document_id_fkey FOREIGN KEY (logo_document_id) REFERENCES document (id);
      CREATE INDEX organization_logo_document_id_idx ON organization (logo_document_id) WHERE logo_document_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE organization DROP COLUMN logo_document_id');
    await queryRunner.query(`DELETE FROM document WHERE purpose = 'LOGO'`);
    await forbidValues(queryRunner, purposes, ['LOGO']);
  }
}

const purposes = { table: 'document', column: 'purpose', constraint: 'document_purpose_known' } as const;
