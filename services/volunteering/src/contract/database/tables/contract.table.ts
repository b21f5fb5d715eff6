import { EntitySchema } from 'typeorm';

/** One volunteering contract. */
export interface ContractRow {
  id: string;
  version: number;
  organizationId: string;
  opportunityId: string;
  applicationId: string;
  volunteerId: string;
  number: number;
  year: number;
  status: string;
  statusSince: Date;
  statusReason: string | null;
  startsOn: string;
  endsOn: string;
  noticeGivenOn: string | null;
  noticeEndsOn: string | null;
  createdAt: Date;
  createdBy: string;
}

export const contractTable = new EntitySchema<ContractRow>({
  name: 'contract',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'contract_pkey' },
    version: { type: 'integer' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    opportunityId: { type: 'uuid', name: 'opportunity_id' },
    applicationId: { type: 'uuid', name: 'application_id' },
    volunteerId: { type: 'uuid', name: 'volunteer_id' },
    number: { type: 'integer' },
    year: { type: 'integer' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    statusReason: { type: 'text', name: 'status_reason', nullable: true },
    startsOn: { type: 'date', name: 'starts_on' },
    endsOn: { type: 'date', name: 'ends_on' },
    noticeGivenOn: { type: 'date', name: 'notice_given_on', nullable: true },
    noticeEndsOn: { type: 'date', name: 'notice_ends_on', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'uuid', name: 'created_by' },
  },
  foreignKeys: [
    { name: 'contract_opportunity_id_fkey', target: 'opportunity', columnNames: ['opportunity_id'], referencedColumnNames: ['id'] },
    { name: 'contract_application_id_fkey', target: 'application', columnNames: ['application_id'], referencedColumnNames: ['id'] },
  ],
  uniques: [{ name: 'contract_number_once', columns: ['organizationId', 'year', 'number'] }],
  checks: [
    {
      name: 'contract_status_known',
      expression: `status IN ('DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER', 'PENDING_HOST', 'ACTIVE', 'NOTICE_GIVEN', 'TERMINATED', 'EXPIRED', 'REJECTED', 'CANCELLED')`,
    },
    { name: 'contract_days_in_order', expression: 'starts_on <= ends_on AND (notice_given_on IS NULL) = (notice_ends_on IS NULL)' },
  ],
  indices: [
    { name: 'contract_organization_id_idx', columns: ['organizationId', 'createdAt', 'id'] },
    { name: 'contract_volunteer_id_idx', columns: ['volunteerId', 'createdAt', 'id'] },
    { name: 'contract_due_idx', columns: ['endsOn'], where: `status IN ('DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER', 'PENDING_HOST', 'ACTIVE', 'NOTICE_GIVEN')` },
  ],
});
