import { appealDecided, contributionHidden, moderationAppealed, contributionDecided, contributionEdited, contributionRegisterRootPublished, contributionSubmitted, contributionTakenUnderReview, contributionWithdrawn } from '@conect/events';
import type { RegisterRoot } from '../application/ports';
import type { Contribution, ContributionEvent, ModerationEvent } from '../domain/contribution';

const contracts = {
  ContributionSubmitted: contributionSubmitted,
  ContributionEdited: contributionEdited,
  ContributionWithdrawn: contributionWithdrawn,
  ContributionTakenUnderReview: contributionTakenUnderReview,
  ContributionDecided: contributionDecided,
} as const;

/** Translates what happened to a contribution into the contract other services rely on: ids, and of its author no more than the kind and the organization. */
export const publishedContribution = (event: ContributionEvent | ModerationEvent) => (isOfWords(event) ? publishedModeration(event) : { contract: contracts[event.type], data: factsOf(event.contribution) });

const isOfWords = (event: ContributionEvent | ModerationEvent): event is ModerationEvent => event.type in moderationContracts;

function factsOf({ id: contributionId, consultationId, institutionId, author, channel, status }: Contribution) {
  const organizationId = author.kind === 'ORGANIZATION' ? author.organizationId : null;
  return { contributionId, consultationId, institutionId, authorKind: author.kind, organizationId, channel, status };
}

const moderationContracts = { ContributionHidden: contributionHidden, ModerationAppealed: moderationAppealed, AppealDecided: appealDecided } as const;

/** What was said about the words stays here: it may say what they did. */
function publishedModeration({ type, contribution }: ModerationEvent) {
  const { reason, status: moderationStatus } = contribution.moderation;
  return { contract: moderationContracts[type], data: { ...factsOf(contribution), reason, moderationStatus } };
}

/** Translates the publication of a root. */
export const publishedRoot = ({ institutionId, day, sequence, hash }: RegisterRoot) => ({ contract: contributionRegisterRootPublished, data: { institutionId, day, sequence, hash } });
