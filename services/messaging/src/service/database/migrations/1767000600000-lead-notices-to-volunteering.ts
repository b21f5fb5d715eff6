import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A notice leads to one thing of the graph, of whatever type: a column for each of them would go on without end. */
export class LeadNoticesToVolunteering1767000600000 implements MigrationInterface {
  name = 'LeadNoticesToVolunteering1767000600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE notification DROP CONSTRAINT notification_leads_somewhere, ADD COLUMN subject_type text, ADD COLUMN subject_id uuid;
      UPDATE notification SET
        subject_type = CASE WHEN consultation_id IS NOT NULL THEN 'Consultation' WHEN organization_id IS NOT NULL THEN 'Organization' ELSE 'Institution' END,
        subject_id = coalesce(consultation_id, organization_id, institution_id);
      ALTER TABLE notification
        ALTER COLUMN subject_type SET NOT NULL,
        ALTER COLUMN subject_id SET NOT NULL,
        DROP COLUMN organization_id,
        DROP COLUMN institution_id,
        DROP COLUMN consultation_id,
        ADD CONSTRAINT notification_leads_somewhere
          CHECK (subject_type IN ('Organization', 'Institution', 'Consultation', 'Opportunity', 'Application', 'VolunteeringContract', 'VolunteeringCertificate'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM notification WHERE subject_type NOT IN ('Organization', 'Institution', 'Consultation');
      ALTER TABLE notification DROP CONSTRAINT notification_leads_somewhere, ADD COLUMN organization_id uuid, ADD COLUMN institution_id uuid, ADD COLUMN consultation_id uuid;
      UPDATE notification SET
        organization_id = CASE subject_type WHEN 'Organization' THEN subject_id END,
        institution_id = CASE subject_type WHEN 'Institution' THEN subject_id END,
        consultation_id = CASE subject_type WHEN 'Consultation' THEN subject_id END;
      ALTER TABLE notification
        DROP COLUMN subject_type,
        DROP COLUMN subject_id,
        ADD CONSTRAINT notification_leads_somewhere CHECK (num_nonnulls(organization_id, institution_id, consultation_id) = 1);
    `);
  }
}
