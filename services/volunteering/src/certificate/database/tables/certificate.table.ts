import { EntitySchema } from 'typeorm';

/** One row of `certificate`; the sealed name, the coordinator, the summary and why it was revoked go when the volunteer is erased. */
export interface CertificateRow {
  id: string;
  version: number;
  organizationId: string;
  contractId: string;
  volunteerId: string;
  number: number;
  year: number;
  status: string;
  statusSince: Date;
  statusReason: string | null;
  codeHash: Buffer;
  /** Nonce, tag and text of AES-256-GCM. */
  sealedName: Buffer | null;
  nameKeyId: string | null;
  nameSalt: Buffer;
  nameHash: Buffer;
  contractNumber: string;
  firstDay: string;
  lastDay: string;
  minutes: number;
  coordinatorName: string | null;
  activitySummary: string | null;
  competences: string[];
  createdAt: Date;
  createdBy: string;
}

export const certificateTable = new EntitySchema<CertificateRow>({
  name: 'certificate',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'certificate_pkey' },
    version: { type: 'integer' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    contractId: { type: 'uuid', name: 'contract_id' },
    volunteerId: { type: 'uuid', name: 'volunteer_id' },
    number: { type: 'integer' },
    year: { type: 'integer' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    statusReason: { type: 'text', name: 'status_reason', nullable: true },
    codeHash: { type: 'bytea', name: 'code_hash' },
    sealedName: { type: 'bytea', name: 'sealed_name', nullable: true },
    nameKeyId: { type: 'text', name: 'name_key_id', nullable: true },
    nameSalt: { type: 'bytea', name: 'name_salt' },
    nameHash: { type: 'bytea', name: 'name_hash' },
    contractNumber: { type: 'text', name: 'contract_number' },
    firstDay: { type: 'date', name: 'first_day' },
    lastDay: { type: 'date', name: 'last_day' },
    minutes: { type: 'integer' },
    coordinatorName: { type: 'text', name: 'coordinator_name', nullable: true },
    activitySummary: { type: 'text', name: 'activity_summary', nullable: true },
    competences: { type: 'text', array: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'uuid', name: 'created_by' },
  },
  foreignKeys: [{ name: 'certificate_contract_id_fkey', target: 'contract', columnNames: ['contract_id'], referencedColumnNames: ['id'] }],
  uniques: [
    { name: 'certificate_number_once', columns: ['organizationId', 'year', 'number'] },
    { name: 'certificate_code_once', columns: ['codeHash'] },
  ],
  checks: [
    { name: 'certificate_status_known', expression: `status IN ('ISSUED', 'REVOKED') AND (status = 'REVOKED' OR status_reason IS NULL)` },
    { name: 'certificate_name_sealed', expression: '(sealed_name IS NULL) = (name_key_id IS NULL)' },
    { name: 'certificate_hours_stated', expression: 'minutes > 0 AND first_day <= last_day' },
  ],
  indices: [
    { name: 'certificate_volunteer_id_idx', columns: ['volunteerId', 'createdAt', 'id'] },
    { name: 'certificate_contract_id_idx', columns: ['contractId', 'createdAt', 'id'] },
    { name: 'certificate_organization_id_idx', columns: ['organizationId', 'createdAt', 'id'] },
    { name: 'certificate_name_key_id_idx', columns: ['nameKeyId'] },
  ],
});

/** The last number that an organization gave in a year. */
interface CertificateCounterRow {
  organizationId: string;
  year: number;
  lastNumber: number;
}

export const certificateCounterTable = new EntitySchema<CertificateCounterRow>({
  name: 'certificate_counter',
  columns: {
    organizationId: { type: 'uuid', name: 'organization_id', primary: true, primaryKeyConstraintName: 'certificate_counter_pkey' },
    year: { type: 'integer', primary: true, primaryKeyConstraintName: 'certificate_counter_pkey' },
    lastNumber: { type: 'integer', name: 'last_number' },
  },
});
