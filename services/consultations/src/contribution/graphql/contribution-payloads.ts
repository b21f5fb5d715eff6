import type { Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors } from '../../service/graphql/user-errors';
import type { ContributionIds, ManyContributionIds } from '../application/ports';

/** What a mutation on one contribution answers. */
export async function payloadOf(outcome: Result<ContributionIds, ConsultationsErrorCode>, { contributionById, locale }: ConsultationsContext) {
  if (!outcome.ok) return { contribution: null, userErrors: consultationsUserErrors(outcome.refusals, locale) };
  return { contribution: await contributionById(outcome.value.contributionId), userErrors: [] };
}

/** What a mutation on several answers, in the order in which they were named. */
export async function payloadOfMany(outcome: Result<ManyContributionIds, ConsultationsErrorCode>, { contributionById, locale }: ConsultationsContext) {
  if (!outcome.ok) return { contributions: null, userErrors: consultationsUserErrors(outcome.refusals, locale) };
  const contributions = await Promise.all(outcome.value.contributionIds.map(contributionById));
  return { contributions: contributions.flatMap((contribution) => contribution ?? []), userErrors: [] };
}
