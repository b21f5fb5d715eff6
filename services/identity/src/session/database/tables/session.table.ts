import { EntitySchema } from 'typeorm';
import type { SessionAssurance, SessionEndReason } from '../../domain/session';

/** One row of `session`: a person's stay after one sign-in. */
export interface SessionRow {
  id: string;
  userId: string;
  assurance: SessionAssurance;
  authenticatedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  endReason: SessionEndReason | null;
}

export const sessionTable = new EntitySchema<SessionRow>({
  name: 'session',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'session_pkey' },
    userId: { type: 'uuid', name: 'user_id' },
    assurance: { type: 'text', default: 'PASSWORD' },
    authenticatedAt: { type: 'timestamptz', name: 'authenticated_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    endReason: { type: 'text', name: 'end_reason', nullable: true },
  },
  checks: [
    { name: 'session_assurance_known', expression: `assurance IN ('PASSWORD', 'SECOND_FACTOR')` },
    {
      name: 'session_end_reason_known',
      expression: `end_reason IN ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'ENDED_BY_OWNER', 'PASSWORD_CHANGED', 'PASSWORD_RESET', 'REFRESH_TOKEN_REUSED', 'ACCOUNT_DISABLED')`,
    },
    { name: 'session_end_has_reason', expression: '(ended_at IS NULL) = (end_reason IS NULL)' },
  ],
  foreignKeys: [
    {
      name: 'session_user_id_fkey',
      target: 'user_account',
      columnNames: ['user_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'session_user_id_idx', columns: ['userId'] },
    { name: 'session_expires_at_idx', columns: ['expiresAt'] },
  ],
});
