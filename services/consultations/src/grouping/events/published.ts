import { contributionGroupDissolved, contributionsGrouped } from '@conect/events';
import type { GroupEvent } from '../domain/group';

const contracts = { ContributionsGrouped: contributionsGrouped, ContributionGroupDissolved: contributionGroupDissolved } as const;

/** Translates what happened to a group into the contract other services rely on. */
export function publishedGroup({ type, group }: GroupEvent) {
  const { id: groupId, consultationId, institutionId, memberCount } = group;
  return { contract: contracts[type], data: { groupId, consultationId, institutionId, memberCount } };
}
