import type { EntityManager } from 'typeorm';
import type { ContributionStore } from '../../application/ports';
import { toRow } from '../contribution-rows';
import { toModerationRow } from '../moderation-rows';
import { contributionTable } from '../tables/contribution.table';
import { moderationTable } from '../tables/moderation.table';

/** Writes what becomes of the words of contributions. */
export function moderationWriting(manager: EntityManager): Pick<ContributionStore, 'addModeration' | 'saveModeration'> {
  const [contributions, moderations] = [manager.getRepository(contributionTable), manager.getRepository(moderationTable)];
  return {
    async addModeration(contribution) {
      await moderations.insert(toModerationRow(contribution));
      await contributions.update({ id: contribution.id }, toRow(contribution));
    },
    async saveModeration(contribution) {
      const { id: contributionId, moderation } = contribution;
      await moderations.update({ contributionId, number: moderation.number }, toModerationRow(contribution));
      await contributions.update({ id: contributionId }, toRow(contribution));
    },
  };
}
