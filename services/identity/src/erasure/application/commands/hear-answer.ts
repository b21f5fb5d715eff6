import type { GivenAnswer } from '../erasure-store';
import type { ErasureUnit } from '../ports';

/** What another service says of one person. */
export interface HeardAnswer extends Omit<GivenAnswer, 'erasureId' | 'forgottenAt'> {
  readonly userId: string;
  /** The request it answers; null when it is about whoever was erased, asked or not. */
  readonly erasureId: string | null;
  readonly hasForgotten: boolean;
}

/** Keeps what another service says of an open erasure, and has the next step taken; an answer to what was taken back, or has ended, changes nothing. */
export async function hearAnswer(unit: Pick<ErasureUnit, 'accounts' | 'erasures' | 'seeToErasureSoon' | 'now'>, { userId, erasureId, hasForgotten, ...answer }: HeardAnswer): Promise<void> {
  await unit.accounts.findByIdForUpdate(userId);
  const open = await unit.erasures.findOpenOf(userId);
  if (open === null || (erasureId !== null && erasureId !== open.id)) return;
  await unit.erasures.keepAnswer({ ...answer, erasureId: open.id, forgottenAt: hasForgotten ? unit.now : null });
  await unit.seeToErasureSoon(open.id);
}
