import type { DissolveContributionGroup } from '../application/commands/dissolve-contribution-group';
import type { GroupContributions } from '../application/commands/group-contributions';
import type { AskedGroups, AskedMembers, GroupMember } from '../application/ports';
import type { SuggestGroups } from '../application/suggest-groups';
import type { ContributionGroup } from '../domain/group';

/** The commands on groups, by the names of their mutations. */
interface GroupCommands {
  readonly groupContributions: GroupContributions;
  readonly dissolveContributionGroup: DissolveContributionGroup;
}

/** A contribution beside the one that stands for its group. */
export interface Likeness {
  readonly contributionId: string;
  readonly representativeId: string;
}

/** What the grouping area gives to resolvers; what is of one group or contribution is batched, whoever may see it. */
export interface GroupContext {
  readonly groupCommands: GroupCommands;
  readonly suggestGroups: SuggestGroups;
  readonly groupById: (id: string) => Promise<ContributionGroup | null>;
  /** The group in which a contribution is. */
  readonly groupOf: (contributionId: string) => Promise<ContributionGroup | null>;
  readonly groupsOf: (asked: AskedGroups) => Promise<readonly ContributionGroup[]>;
  readonly groupCountOf: (consultationId: string) => Promise<number>;
  readonly groupMembersOf: (asked: AskedMembers) => Promise<readonly GroupMember[]>;
}
