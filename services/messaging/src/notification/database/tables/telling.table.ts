import { EntitySchema } from 'typeorm';
import type { Cause } from '../../domain/notices';
import type { NoticeKind } from '../../domain/publications';
import type { Audience } from '../../domain/telling';

/** A cause as JSON keeps it. */
type KeptCause = Omit<Cause, 'happenedAt'> & { readonly happenedAt: string };

/** One row of `telling`: what many people are told, and how far that is. It stays when it has ended, so that its event begins it once. */
export interface TellingRow {
  id: string;
  kind: NoticeKind;
  cause: KeptCause;
  audience: Audience;
  after: string | null;
  toldCount: number;
  startedAt: Date;
  /** When it was worked on, in real time. */
  advancedAt: Date;
  finishedAt: Date | null;
}

export const tellingTable = new EntitySchema<TellingRow>({
  name: 'telling',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'telling_pkey' },
    kind: { type: 'text' },
    cause: { type: 'jsonb' },
    audience: { type: 'jsonb' },
    after: { type: 'uuid', name: 'after_user_id', nullable: true },
    toldCount: { type: 'integer', name: 'told_count', default: 0 },
    startedAt: { type: 'timestamptz', name: 'started_at', default: () => 'clock_timestamp()' },
    advancedAt: { type: 'timestamptz', name: 'advanced_at', default: () => 'clock_timestamp()' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
  },
  indices: [{ name: 'telling_unfinished_idx', columns: ['advancedAt', 'id'], where: 'finished_at IS NULL' }],
});
