import { EntitySchema } from 'typeorm';
import type { ContractPaper } from '../../domain/terms';

/** One wording of a contract. */
export type ContractPaperRow = { -readonly [Column in keyof ContractPaper]: ContractPaper[Column] };

export const contractPaperTable = new EntitySchema<ContractPaperRow>({
  name: 'contract_paper',
  columns: {
    contractId: { type: 'uuid', name: 'contract_id', primary: true, primaryKeyConstraintName: 'contract_paper_pkey' },
    revision: { type: 'integer', primary: true, primaryKeyConstraintName: 'contract_paper_pkey' },
    templateVersion: { type: 'integer', name: 'template_version' },
    hostName: { type: 'text', name: 'host_name' },
    terms: { type: 'jsonb' },
    sha256: { type: 'text', nullable: true },
    writtenAt: { type: 'timestamptz', name: 'written_at' },
  },
  foreignKeys: [{ name: 'contract_paper_contract_id_fkey', target: 'contract', columnNames: ['contract_id'], referencedColumnNames: ['id'] }],
  checks: [{ name: 'contract_paper_hash_formed', expression: `sha256 ~ '^[0-9a-f]{64}$'` }],
});

/** The last number that an organization gave in a year. */
interface ContractCounterRow {
  organizationId: string;
  year: number;
  lastNumber: number;
}

export const contractCounterTable = new EntitySchema<ContractCounterRow>({
  name: 'contract_counter',
  columns: {
    organizationId: { type: 'uuid', name: 'organization_id', primary: true, primaryKeyConstraintName: 'contract_counter_pkey' },
    year: { type: 'integer', primary: true, primaryKeyConstraintName: 'contract_counter_pkey' },
    lastNumber: { type: 'integer', name: 'last_number' },
  },
});
