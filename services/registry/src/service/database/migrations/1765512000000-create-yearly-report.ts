import { allowValues, forbidValues } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Yearly reports of organizations, version by version. */
export class CreateYearlyReport1765512000000 implements MigrationInterface {
  name = 'CreateYearlyReport1765512000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createYearlyReport);
    await allowValues(queryRunner, purposes, added);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE yearly_report');
    await queryRunner.query('DELETE FROM document WHERE purpose = ANY ($1)', [added]);
    await forbidValues(queryRunner, purposes, added);
  }
}

const purposes = { table: 'document', column: 'purpose', constraint: 'document_purpose_known' } as const;
const added = ['YEARLY_ACTIVITY_REPORT', 'YEARLY_FINANCIAL_STATEMENT'];

const createYearlyReport = `
  CREATE TABLE yearly_report (
    id uuid NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    year integer NOT NULL,
    submitted_at timestamptz NOT NULL,
    submitted_by uuid NOT NULL,
    correction_reason text,
    activity_report_id uuid NOT NULL,
    financial_statement_id uuid,
    income_bani bigint NOT NULL,
    expense_bani bigint NOT NULL,
    employee_count integer NOT NULL,
    volunteer_count integer NOT NULL,
    beneficiary_count integer NOT NULL,
    CONSTRAINT yearly_report_pkey PRIMARY KEY (id, version),
    CONSTRAINT yearly_report_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT yearly_report_activity_report_id_fkey FOREIGN KEY (activity_report_id) REFERENCES document (id),
    CONSTRAINT yearly_report_financial_statement_id_fkey FOREIGN KEY (financial_statement_id) REFERENCES document (id),
    CONSTRAINT yearly_report_correction_reasoned CHECK ((version = 1) = (correction_reason IS NULL)),
    CONSTRAINT yearly_report_figures_known CHECK (income_bani >= 0 AND expense_bani >= 0 AND employee_count >= 0 AND volunteer_count >= 0
      AND beneficiary_count >= 0)
  );
  CREATE UNIQUE INDEX yearly_report_organization_id_key ON yearly_report (organization_id, year, version);
  CREATE INDEX yearly_report_activity_report_id_idx ON yearly_report (activity_report_id);
  CREATE INDEX yearly_report_financial_statement_id_idx ON yearly_report (financial_statement_id) WHERE financial_statement_id IS NOT NULL;
`;
