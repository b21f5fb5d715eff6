import type { ModerationEvent } from '../domain/contribution';
import type { Moderation } from '../domain/moderation';
import type { ModerationRow } from './tables/moderation.table';

/** Reads a hiding from its row. What a status implies is not null: the table's constraints say so. */
export function toModeration(row: ModerationRow): Moderation {
  const { number, contentNumber, status, reason, explanation, hiddenAt, hiddenBy, appealUntil, appealBasis } = row;
  const { appealText, appealedAt, appealedBy, rulingReason, ruledAt, ruledBy } = row;
  const appeal = appealedAt === null ? {} : { appealText, appealedAt, appealedBy };
  const ruling = ruledAt === null ? {} : { rulingReason, ruledAt, ruledBy };
  return { number, contentNumber, status, reason, explanation, hiddenAt, hiddenBy, appealUntil, appealBasis, ...appeal, ...ruling } as Moderation;
}

const noAppeal = { appealText: null, appealedAt: null, appealedBy: null };
const noRuling = { rulingReason: null, ruledAt: null, ruledBy: null };

/** The row of the last hiding of a contribution. */
export const toModerationRow = ({ id: contributionId, moderation }: ModerationEvent['contribution']): ModerationRow => ({ ...noAppeal, ...noRuling, ...moderation, contributionId });
