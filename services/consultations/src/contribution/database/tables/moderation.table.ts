import { EntitySchema } from 'typeorm';

/** One hiding of what a contribution says, and what came of it. */
export interface ModerationRow {
  contributionId: string;
  number: number;
  contentNumber: number;
  status: string;
  reason: string;
  explanation: string | null;
  hiddenAt: Date;
  hiddenBy: string;
  appealUntil: Date;
  appealBasis: string;
  appealText: string | null;
  appealedAt: Date | null;
  appealedBy: string | null;
  rulingReason: string | null;
  ruledAt: Date | null;
  ruledBy: string | null;
}

export const moderationTable = new EntitySchema<ModerationRow>({
  name: 'contribution_moderation',
  columns: {
    contributionId: { type: 'uuid', name: 'contribution_id', primary: true, primaryKeyConstraintName: 'contribution_moderation_pkey' },
    number: { type: 'integer', primary: true, primaryKeyConstraintName: 'contribution_moderation_pkey' },
    contentNumber: { type: 'integer', name: 'content_number' },
    status: { type: 'text' },
    reason: { type: 'text' },
    explanation: { type: 'text', nullable: true },
    hiddenAt: { type: 'timestamptz', name: 'hidden_at' },
    hiddenBy: { type: 'uuid', name: 'hidden_by' },
    appealUntil: { type: 'timestamptz', name: 'appeal_until' },
    appealBasis: { type: 'text', name: 'appeal_basis' },
    appealText: { type: 'text', name: 'appeal_text', nullable: true },
    appealedAt: { type: 'timestamptz', name: 'appealed_at', nullable: true },
    appealedBy: { type: 'uuid', name: 'appealed_by', nullable: true },
    rulingReason: { type: 'text', name: 'ruling_reason', nullable: true },
    ruledAt: { type: 'timestamptz', name: 'ruled_at', nullable: true },
    ruledBy: { type: 'uuid', name: 'ruled_by', nullable: true },
  },
  foreignKeys: [{ name: 'contribution_moderation_contribution_id_fkey', target: 'contribution', columnNames: ['contribution_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'contribution_moderation_status_known', expression: `status IN ('HIDDEN', 'APPEALED', 'KEPT_HIDDEN', 'RESTORED')` },
    { name: 'contribution_moderation_reason_known', expression: `reason IN ('PERSONAL_DATA', 'INSULT_OR_THREAT', 'INCITEMENT', 'CLASSIFIED_INFORMATION', 'ADVERTISING')` },
    { name: 'contribution_moderation_appeal_whole', expression: `(status = 'HIDDEN') = (appealed_at IS NULL) AND (appealed_at IS NULL) = (appealed_by IS NULL) AND (appealed_at IS NOT NULL OR appeal_text IS NULL)` },
    { name: 'contribution_moderation_ruling_whole', expression: `(status IN ('KEPT_HIDDEN', 'RESTORED')) = (ruled_at IS NOT NULL) AND (ruled_at IS NULL) = (ruled_by IS NULL) AND (ruled_at IS NOT NULL OR ruling_reason IS NULL)` },
    { name: 'contribution_moderation_ruled_by_another', expression: `ruled_by <> hidden_by` },
  ],
  indices: [{ name: 'contribution_moderation_appealed_idx', columns: ['appealedAt', 'contributionId'], where: `status = 'APPEALED'` }],
});
