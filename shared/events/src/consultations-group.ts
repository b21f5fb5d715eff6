import { z } from 'zod';
import { publishedBy } from './contract';

const data = z.object({
  groupId: z.uuid().describe('The group; the key of its topic.'),
  consultationId: z.uuid().describe('The consultation whose proposals are in it.'),
  institutionId: z.uuid().describe('The institution that consults.'),
  memberCount: z.int().positive().describe('How many proposals are in it now, or were when it was dissolved.'),
});

const example = { groupId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0e1', consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f1', institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3', memberCount: 50 };

const ofGroup = (name: string, when: string) => publishedBy('consultations')({ aggregate: 'contribution-group', name, when, data, example });

/** Proposals are put together, or more of them. */
export const contributionsGrouped = ofGroup('ContributionsGrouped', 'An officer puts proposals together that say nearly the same, to decide them at once.');

/** The group is no more. */
export const contributionGroupDissolved = ofGroup('ContributionGroupDissolved', 'An officer takes a group of proposals apart; what was decided about them stays.');
