import { z } from 'zod';
import { contributionExample, contributionFacts } from './consultations-contribution-facts';
import { publishedBy } from './contract';

const data = contributionFacts.extend({
  reason: z.string().min(1).describe('Why its words are hidden, or were: PERSONAL_DATA, INSULT_OR_THREAT, INCITEMENT, CLASSIFIED_INFORMATION or ADVERTISING. An open list.'),
  moderationStatus: z.string().min(1).describe('Where the hiding stands now: HIDDEN, APPEALED, KEPT_HIDDEN or RESTORED. An open list.'),
});

const defineEvent = publishedBy('consultations');
const ofWords = (name: string, when: string, moderationStatus: string) =>
  defineEvent({ aggregate: 'contribution', name, when, data, example: { ...contributionExample, reason: 'PERSONAL_DATA', moderationStatus } });

/** Edge: nothing or RESTORED -> HIDDEN. */
export const contributionHidden = ofWords('ContributionHidden', 'An officer hides the words of a proposal; it keeps its number and is answered as every other one.', 'HIDDEN');

/** Edge: HIDDEN -> APPEALED. */
export const moderationAppealed = ofWords('ModerationAppealed', 'The author of a proposal appeals against the hiding of its words.', 'APPEALED');

/** Edges: APPEALED -> KEPT_HIDDEN or RESTORED. */
export const appealDecided = ofWords('AppealDecided', 'SGG decides whether the words of a proposal are shown again.', 'RESTORED');

/** Everything that is said of hidden words. */
export const moderationEvents = [contributionHidden, moderationAppealed, appealDecided] as const;
