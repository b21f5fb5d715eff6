import { contributionDecided, contributionEdited, contributionRegisterRootPublished, contributionSubmitted, contributionTakenUnderReview, contributionWithdrawn } from '@conect/events';
import type { RegisterRoot } from '../application/ports';
import type { ContributionEvent } from '../domain/contribution';

const contracts = {
  ContributionSubmitted: contributionSubmitted,
  ContributionEdited: contributionEdited,
  ContributionWithdrawn: contributionWithdrawn,
  ContributionTakenUnderReview: contributionTakenUnderReview,
  ContributionDecided: contributionDecided,
} as const;

/** Translates what happened to a contribution into the contract other services rely on: ids, and of its author no more than the kind and the organization. */
export function publishedContribution({ type, contribution }: ContributionEvent) {
  const { id: contributionId, consultationId, institutionId, author, channel, status } = contribution;
  const organizationId = author.kind === 'ORGANIZATION' ? author.organizationId : null;
  return { contract: contracts[type], data: { contributionId, consultationId, institutionId, authorKind: author.kind, organizationId, channel, status } };
}

/** Translates the publication of a root. */
export const publishedRoot = ({ institutionId, day, sequence, hash }: RegisterRoot) => ({ contract: contributionRegisterRootPublished, data: { institutionId, day, sequence, hash } });
