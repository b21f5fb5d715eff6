import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import type { InContributionTransaction } from '../ports';
import { reviewed } from '../review';

/** See {@link createReviewContributions}. */
export type ReviewContributions = (limit: number) => Promise<number>;

interface Dependencies {
  readonly inTransaction: InContributionTransaction;
  readonly newId: NewId;
}

/** Takes contributions under review whose term for proposals is over, up to so many of one consultation at once; answers how many. */
export const createReviewContributions =
  ({ inTransaction, newId }: Dependencies): ReviewContributions =>
  async (limit) => {
    const review = inTransaction(systemCall('reviewContributions', newId), async (unit) => {
      const consultationId = await unit.contributions.findConsultationToReviewForShare();
      if (consultationId === null) return accept({ reviewedCount: 0 });
      const due = await unit.contributions.findToReviewForUpdate(consultationId, limit);
      for (const contribution of due) await reviewed(unit, contribution);
      return accept({ reviewedCount: due.length });
    });
    return (await unrefused(review)).reviewedCount;
  };
