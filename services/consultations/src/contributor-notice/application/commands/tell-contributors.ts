import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import type { ContributorRound } from '../../domain/contributor-notice';
import type { ContributorNoticeUnit, InContributorNoticeTransaction } from '../ports';

/** See {@link createTellContributors}. */
export type TellContributors = (limit: number) => Promise<number>;

interface Dependencies {
  readonly inTransaction: InContributorNoticeTransaction;
  readonly newId: NewId;
}

/**
 * Says of up to so many contributions what their authors are told, in a transaction of its own that also keeps how far it came: however many proposed something, what
 * happened does not wait for them, and what a process that died has said is not said again. Answers how many were told, 1 for the mere end of a round; 0 when none waits.
 */
export const createTellContributors =
  ({ inTransaction, newId }: Dependencies): TellContributors =>
  async (limit) => {
    const telling = inTransaction(systemCall('tellContributors', newId), async (unit) => {
      const round = await unit.rounds.findOpen();
      if (round === null) return accept({ steps: 0 });
      const toldCount = await tellSome(unit, newId, { round, limit });
      if (toldCount < limit) await unit.rounds.end(round.id, unit.now);
      return accept({ steps: Math.max(toldCount, 1) });
    });
    return (await unrefused(telling)).steps;
  };

async function tellSome(unit: ContributorNoticeUnit, newId: NewId, { round, limit }: { readonly round: ContributorRound; readonly limit: number }): Promise<number> {
  const consultation = await unit.consultations.findByIdForShare(round.consultationId);
  if (consultation === null) throw new Error(`Expected the consultation ${round.consultationId} of a round to be there`);
  const { institutionId, content } = consultation;
  const next = await unit.rounds.findNext(round, limit);
  await unit.publish(next.map((contribution) => ({ id: newId(), round, contribution, institutionId, title: content.title })));
  const last = next.at(-1);
  if (last !== undefined) await unit.rounds.advance(round.id, last.id);
  return next.length;
}
