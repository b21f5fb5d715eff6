import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The logo of an organization: a document of a purpose of its own. */
export class ShowLogosOfOrganizations1765504000000 implements MigrationInterface {
  name = 'ShowLogosOfOrganizations1765504000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(purposesAre(`${purposes}, 'LOGO'`));
    await queryRunner.query(`
      ALTER TABLE organization ADD COLUMN logo_document_id uuid,
        ADD CONSTRAINT organization_logo_document_id_fkey FOREIGN KEY (logo_document_id) REFERENCES document (id);
      CREATE INDEX organization_logo_document_id_idx ON organization (logo_document_id) WHERE logo_document_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE organization DROP COLUMN logo_document_id');
    await queryRunner.query(`DELETE FROM document WHERE purpose = 'LOGO'`);
    await queryRunner.query(purposesAre(purposes));
  }
}

const purposes = `'STATUTE', 'CLAIM_EVIDENCE', 'CHANGE_EVIDENCE', 'REGISTER_FILE', 'UTILITY_ACTIVITY_REPORT', 'UTILITY_FINANCIAL_STATEMENT', 'UTILITY_EVIDENCE'`;

const purposesAre = (allowed: string): string => `
  ALTER TABLE document
    DROP CONSTRAINT document_purpose_known,
    ADD CONSTRAINT document_purpose_known CHECK (purpose IN (${allowed}));
`;
