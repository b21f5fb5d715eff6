import { EntitySchema } from 'typeorm';

/** One row of `erasure_answer`: what one service last said of an erasure. */
export interface ErasureAnswerRow {
  erasureId: string;
  service: string;
  version: number;
  blockers: readonly { readonly code: string; readonly since: string }[];
  forgottenAt: Date | null;
}

export const erasureAnswerTable = new EntitySchema<ErasureAnswerRow>({
  name: 'erasure_answer',
  columns: {
    erasureId: { type: 'uuid', name: 'erasure_id', primary: true, primaryKeyConstraintName: 'erasure_answer_pkey' },
    service: { type: 'text', primary: true, primaryKeyConstraintName: 'erasure_answer_pkey' },
    version: { type: 'integer' },
    blockers: { type: 'jsonb' },
    forgottenAt: { type: 'timestamptz', name: 'forgotten_at', nullable: true },
  },
  foreignKeys: [{ name: 'erasure_answer_erasure_id_fkey', target: 'erasure', columnNames: ['erasure_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' }],
});
