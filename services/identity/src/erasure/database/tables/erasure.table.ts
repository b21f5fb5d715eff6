import { EntitySchema } from 'typeorm';
import type { ErasureState } from '../../domain/erasure';

/** One row of `erasure`: the erasure of a person, asked for by him or not. Ids and times alone. */
export interface ErasureRow {
  id: string;
  userId: string;
  state: ErasureState;
  requestedAt: Date | null;
  stateSince: Date;
  erasedAt: Date | null;
}

const open = `state IN ('REQUESTED', 'DEFERRED', 'ERASING')`;

export const erasureTable = new EntitySchema<ErasureRow>({
  name: 'erasure',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'erasure_pkey' },
    userId: { type: 'uuid', name: 'user_id' },
    state: { type: 'text' },
    requestedAt: { type: 'timestamptz', name: 'requested_at', nullable: true },
    stateSince: { type: 'timestamptz', name: 'state_since' },
    erasedAt: { type: 'timestamptz', name: 'erased_at', nullable: true },
  },
  checks: [
    { name: 'erasure_state_known', expression: `state IN ('REQUESTED', 'DEFERRED', 'WITHDRAWN', 'ERASING', 'ERASED')` },
    { name: 'erasure_erased_at_known', expression: `CASE state WHEN 'ERASING' THEN true WHEN 'ERASED' THEN erased_at IS NOT NULL ELSE erased_at IS NULL END` },
  ],
  foreignKeys: [{ name: 'erasure_user_id_fkey', target: 'user_account', columnNames: ['user_id'], referencedColumnNames: ['id'] }],
  indices: [
    { name: 'erasure_open_key', columns: ['userId'], unique: true, where: open },
    { name: 'erasure_user_id_idx', columns: ['userId'] },
  ],
});
