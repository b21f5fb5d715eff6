import { EntitySchema } from 'typeorm';

/** One version of the report of one year. */
export interface YearlyReportRow {
  id: string;
  version: number;
  organizationId: string;
  year: number;
  submittedAt: Date;
  submittedBy: string;
  correctionReason: string | null;
  activityReportId: string;
  financialStatementId: string | null;
  /** As the driver reads a bigint. */
  incomeBani: string;
  expenseBani: string;
  employeeCount: number;
  volunteerCount: number;
  beneficiaryCount: number;
}

export const yearlyReportTable = new EntitySchema<YearlyReportRow>({
  name: 'yearly_report',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'yearly_report_pkey' },
    version: { type: 'integer', primary: true, primaryKeyConstraintName: 'yearly_report_pkey' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    year: { type: 'integer' },
    submittedAt: { type: 'timestamptz', name: 'submitted_at' },
    submittedBy: { type: 'uuid', name: 'submitted_by' },
    correctionReason: { type: 'text', name: 'correction_reason', nullable: true },
    activityReportId: { type: 'uuid', name: 'activity_report_id' },
    financialStatementId: { type: 'uuid', name: 'financial_statement_id', nullable: true },
    incomeBani: { type: 'bigint', name: 'income_bani' },
    expenseBani: { type: 'bigint', name: 'expense_bani' },
    employeeCount: { type: 'integer', name: 'employee_count' },
    volunteerCount: { type: 'integer', name: 'volunteer_count' },
    beneficiaryCount: { type: 'integer', name: 'beneficiary_count' },
  },
  foreignKeys: [
    { name: 'yearly_report_organization_id_fkey', target: 'organization', columnNames: ['organization_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
    { name: 'yearly_report_activity_report_id_fkey', target: 'document', columnNames: ['activity_report_id'], referencedColumnNames: ['id'] },
    { name: 'yearly_report_financial_statement_id_fkey', target: 'document', columnNames: ['financial_statement_id'], referencedColumnNames: ['id'] },
  ],
  checks: [
    { name: 'yearly_report_correction_reasoned', expression: `(version = 1) = (correction_reason IS NULL)` },
    {
      name: 'yearly_report_figures_known',
      expression: `income_bani >= 0 AND expense_bani >= 0 AND employee_count >= 0 AND volunteer_count >= 0 AND beneficiary_count >= 0`,
    },
  ],
  indices: [
    { name: 'yearly_report_organization_id_key', columns: ['organizationId', 'year', 'version'], unique: true },
    { name: 'yearly_report_activity_report_id_idx', columns: ['activityReportId'] },
    { name: 'yearly_report_financial_statement_id_idx', columns: ['financialStatementId'], where: 'financial_statement_id IS NOT NULL' },
  ],
});
