import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A notice leads to a thread too. */
export class LeadNoticesToThreads1767000620000 implements MigrationInterface {
  name = 'LeadNoticesToThreads1767000620000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(leadTo(`('Organization', 'Institution', 'Consultation', 'Opportunity', 'Application', 'VolunteeringContract', 'VolunteeringCertificate', 'Thread')`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DELETE FROM notification WHERE subject_type = 'Thread'");
    await queryRunner.query(leadTo(`('Organization', 'Institution', 'Consultation', 'Opportunity', 'Application', 'VolunteeringContract', 'VolunteeringCertificate')`));
  }
}

const leadTo = (types: string): string => `
  ALTER TABLE notification DROP CONSTRAINT notification_leads_somewhere, ADD CONSTRAINT notification_leads_somewhere CHECK (subject_type IN ${types})`;
