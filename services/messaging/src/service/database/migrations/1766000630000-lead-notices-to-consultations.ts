import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A notice leads to an organization, an institution or a consultation. */
export class LeadNoticesToConsultations1766000630000 implements MigrationInterface {
  name = 'LeadNoticesToConsultations1766000630000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE notification
        ADD COLUMN consultation_id uuid,
        DROP CONSTRAINT notification_leads_somewhere,
        ADD CONSTRAINT notification_leads_somewhere CHECK (num_nonnulls(organization_id, institution_id, consultation_id) = 1);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM notification WHERE consultation_id IS NOT NULL;
      ALTER TABLE notification
        DROP CONSTRAINT notification_leads_somewhere,
        DROP COLUMN consultation_id,
        ADD CONSTRAINT notification_leads_somewhere CHECK (num_nonnulls(organization_id, institution_id) = 1);
    `);
  }
}
