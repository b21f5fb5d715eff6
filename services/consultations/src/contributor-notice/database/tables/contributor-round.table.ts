import { EntitySchema } from 'typeorm';
import type { ContributorRound } from '../../domain/contributor-notice';

/** One row of `contributor_round`; it names nobody. */
type ContributorRoundRow = { -readonly [Field in keyof ContributorRound]: ContributorRound[Field] } & { endedAt: Date | null };

export const contributorRoundTable = new EntitySchema<ContributorRoundRow>({
  name: 'contributor_round',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'contributor_round_pkey' },
    consultationId: { type: 'uuid', name: 'consultation_id' },
    occasion: { type: 'text' },
    begunAt: { type: 'timestamptz', name: 'begun_at' },
    toldUpTo: { type: 'uuid', name: 'told_up_to', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
  foreignKeys: [{ name: 'contributor_round_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] }],
  checks: [{ name: 'contributor_round_occasion_known', expression: `occasion IN ('DRAFT_CHANGED', 'ANSWERED', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN')` }],
  indices: [{ name: 'contributor_round_waiting_idx', columns: ['begunAt', 'id'], where: 'ended_at IS NULL' }],
});
