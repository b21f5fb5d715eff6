import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which opportunities SGG has approved and which wait for it; which ones time closes and archives. */
export class ReviewOpportunities1767000100000 implements MigrationInterface {
  name = 'ReviewOpportunities1767000100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE opportunity
        ADD COLUMN approved_at timestamptz,
        ADD COLUMN status_reason_code text,
        ADD CONSTRAINT opportunity_reason_known CHECK (status_reason_code IN ('ORGANIZATION_SUSPENDED', 'ORGANIZATION_ENDED'));
      CREATE INDEX opportunity_over_idx ON opportunity (status_since) WHERE status IN ('CLOSED', 'CANCELLED');
      CREATE INDEX opportunity_to_review_idx ON opportunity (status_since, id) WHERE status = 'IN_REVIEW';
      CREATE INDEX opportunity_approved_idx ON opportunity (organization_id) WHERE approved_at IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX opportunity_over_idx;
      DROP INDEX opportunity_to_review_idx;
      DROP INDEX opportunity_approved_idx;
      ALTER TABLE opportunity DROP CONSTRAINT opportunity_reason_known, DROP COLUMN approved_at, DROP COLUMN status_reason_code;
    `);
  }
}
