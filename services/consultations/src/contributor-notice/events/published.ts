import { contributionAnswered, contributionConsultationWithdrawn, contributionDraftChanged, contributionToAdoptedAct, contributionToUnadoptedAct } from '@conect/events';
import { formatNumber } from '../../contribution/domain/contribution';
import type { ContributorNotice } from '../domain/contributor-notice';

const contracts = {
  DRAFT_CHANGED: contributionDraftChanged,
  ANSWERED: contributionAnswered,
  ADOPTED: contributionToAdoptedAct,
  NOT_ADOPTED: contributionToUnadoptedAct,
  WITHDRAWN: contributionConsultationWithdrawn,
} as const;

/** Translates what an author is told into the contract other services rely on: ids, the number and the decision, nothing of what was proposed. */
export function publishedContributorNotice({ id: contributorNoticeId, round, contribution, institutionId, title }: ContributorNotice) {
  const { id: contributionId, status, userId, organizationId } = contribution;
  const { id: roundId, consultationId } = round;
  return {
    contract: contracts[round.occasion],
    data: { contributorNoticeId, roundId, contributionId, consultationId, institutionId, userId, organizationId, registrationNumber: formatNumber(contribution), status, title },
  };
}
