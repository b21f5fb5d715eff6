import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A notice leads to an organization or to an institution. */
export class LeadNoticesToInstitutions1765560000000 implements MigrationInterface {
  name = 'LeadNoticesToInstitutions1765560000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE notification
        ADD COLUMN institution_id uuid,
        ALTER COLUMN organization_id DROP NOT NULL,
        ADD CONSTRAINT notification_leads_somewhere CHECK (num_nonnulls(organization_id, institution_id) = 1);
      CREATE INDEX membership_organization_idx ON membership (organization_id) WHERE NOT revoked AND organization_id IS NOT NULL;
      CREATE INDEX membership_institution_idx ON membership (institution_id) WHERE NOT revoked AND institution_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX membership_institution_idx;
      DROP INDEX membership_organization_idx;
      DELETE FROM notification WHERE organization_id IS NULL;
      ALTER TABLE notification ALTER COLUMN organization_id SET NOT NULL, DROP COLUMN institution_id;
    `);
  }
}
