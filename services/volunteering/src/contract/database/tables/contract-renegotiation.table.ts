import { EntitySchema } from 'typeorm';
import type { Renegotiation } from '../../domain/renegotiation';

/** One proposal of other terms. */
export type RenegotiationRow = { -readonly [Column in keyof Renegotiation]: Renegotiation[Column] };

export const renegotiationTable = new EntitySchema<RenegotiationRow>({
  name: 'contract_renegotiation',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'contract_renegotiation_pkey' },
    contractId: { type: 'uuid', name: 'contract_id' },
    revision: { type: 'integer' },
    status: { type: 'text' },
    proposedBy: { type: 'text', name: 'proposed_by' },
    proposerId: { type: 'uuid', name: 'proposer_id' },
    proposedAt: { type: 'timestamptz', name: 'proposed_at' },
    reason: { type: 'text', nullable: true },
    terms: { type: 'jsonb' },
    sha256: { type: 'text' },
    answerUntil: { type: 'timestamptz', name: 'answer_until' },
    answeredAt: { type: 'timestamptz', name: 'answered_at', nullable: true },
  },
  foreignKeys: [{ name: 'contract_renegotiation_contract_id_fkey', target: 'contract', columnNames: ['contract_id'], referencedColumnNames: ['id'] }],
  uniques: [{ name: 'contract_renegotiation_revision_once', columns: ['contractId', 'revision'] }],
  checks: [
    { name: 'contract_renegotiation_status_known', expression: `status IN ('PROPOSED', 'ACCEPTED', 'DECLINED', 'LAPSED')` },
    { name: 'contract_renegotiation_party_known', expression: `proposed_by IN ('VOLUNTEER', 'HOST')` },
  ],
  indices: [{ name: 'contract_renegotiation_open_idx', columns: ['answerUntil'], where: `status = 'PROPOSED'` }],
});
