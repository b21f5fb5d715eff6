import { EntitySchema } from 'typeorm';

/** What a contract says of a person, encrypted: the volunteer's name, the rest of him, or a guardian. */
export interface ContractPersonRow {
  /** The contract, or the guardian's consent. */
  ownerId: string;
  part: string;
  contractId: string;
  keyId: string;
  /** Nonce, tag and text of AES-256-GCM. */
  bytes: Buffer;
}

export const contractPersonTable = new EntitySchema<ContractPersonRow>({
  name: 'contract_person',
  columns: {
    ownerId: { type: 'uuid', name: 'owner_id', primary: true, primaryKeyConstraintName: 'contract_person_pkey' },
    part: { type: 'text', primary: true, primaryKeyConstraintName: 'contract_person_pkey' },
    contractId: { type: 'uuid', name: 'contract_id' },
    keyId: { type: 'text', name: 'key_id' },
    bytes: { type: 'bytea' },
  },
  foreignKeys: [{ name: 'contract_person_contract_id_fkey', target: 'contract', columnNames: ['contract_id'], referencedColumnNames: ['id'] }],
  checks: [{ name: 'contract_person_part_known', expression: `part IN ('NAME', 'DETAILS', 'GUARDIAN')` }],
  indices: [
    { name: 'contract_person_contract_id_idx', columns: ['contractId'] },
    { name: 'contract_person_key_id_idx', columns: ['keyId'] },
  ],
});
