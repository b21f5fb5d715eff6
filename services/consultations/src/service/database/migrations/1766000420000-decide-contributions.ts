import { allowValues, forbidValues } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statuses = { table: 'contribution', column: 'status', constraint: 'contribution_status_known' };
const later = ['UNDER_REVIEW', 'ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE'];
const kinds = { table: 'register_entry', column: 'kind', constraint: 'register_entry_kind_known' };

/** Contributions are taken under review and decided, every decision kept. */
export class DecideContributions1766000420000 implements MigrationInterface {
  name = 'DecideContributions1766000420000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await allowValues(queryRunner, statuses, later);
    await allowValues(queryRunner, kinds, ['DECIDED']);
    await queryRunner.query(addDecisions);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE contribution_decision;
      DROP INDEX contribution_to_review_idx;
      ALTER TABLE contribution
        DROP CONSTRAINT contribution_decision_known, DROP CONSTRAINT contribution_decision_justified,
        DROP COLUMN justification, DROP COLUMN decided_at, DROP COLUMN decided_by, DROP COLUMN decision_number;
    `);
    await forbidValues(queryRunner, kinds, ['DECIDED']);
    await forbidValues(queryRunner, statuses, later);
  }
}

const addDecisions = `
  ALTER TABLE contribution
    ADD COLUMN justification text,
    ADD COLUMN decided_at timestamptz,
    ADD COLUMN decided_by uuid,
    ADD COLUMN decision_number integer,
    ADD CONSTRAINT contribution_decision_known CHECK ((status IN ('ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE')) = (decision_number IS NOT NULL)
      AND (decision_number IS NULL) = (decided_at IS NULL) AND (decision_number IS NULL) = (decided_by IS NULL)),
    ADD CONSTRAINT contribution_decision_justified CHECK (status NOT IN ('PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE') OR justification IS NOT NULL);
  CREATE INDEX contribution_to_review_idx ON contribution (consultation_id, id) WHERE status = 'SUBMITTED';
  CREATE TABLE contribution_decision (
    contribution_id uuid NOT NULL,
    number integer NOT NULL,
    status text NOT NULL,
    justification text,
    decided_at timestamptz NOT NULL,
    decided_by uuid NOT NULL,
    CONSTRAINT contribution_decision_pkey PRIMARY KEY (contribution_id, number),
    CONSTRAINT contribution_decision_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES contribution (id),
    CONSTRAINT contribution_decision_status_known CHECK (status IN ('ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE'))
  );
`;
