import { z } from 'zod';
import { contributionExample as example, contributionFacts as facts } from './consultations-contribution-facts';
import { publishedBy } from './contract';

const defineEvent = publishedBy('consultations');

const ofContribution = (name: string, when: string) => defineEvent({ aggregate: 'contribution', name, when, data: facts, example });

/** Edge: nothing -> SUBMITTED. */
export const contributionSubmitted = ofContribution('ContributionSubmitted', 'A proposal about a draft is received and stands in the register of the institution.');

/** Edge: SUBMITTED -> SUBMITTED. */
export const contributionEdited = ofContribution('ContributionEdited', 'The author of a proposal says something else; what was said before is kept.');

/** Edge: SUBMITTED -> WITHDRAWN. */
export const contributionWithdrawn = ofContribution('ContributionWithdrawn', 'The author of a proposal takes it back; its number stays in the register.');

/** Edge: SUBMITTED -> UNDER_REVIEW. */
export const contributionTakenUnderReview = ofContribution('ContributionTakenUnderReview', 'The term for proposals is over, and the institution examines a proposal.');

/** Edges from UNDER_REVIEW, or from one decision to another. */
export const contributionDecided = ofContribution('ContributionDecided', 'An institution answers a proposal; `status` is its answer. It may answer otherwise until it publishes all of them.');

/** The register of an institution has a published root. */
export const contributionRegisterRootPublished = defineEvent({
  aggregate: 'contribution-register',
  name: 'ContributionRegisterRootPublished',
  consumers: ['messaging'],
  when: 'The end of an institution\'s register of proposals on one day is published.',
  data: z.object({
    institutionId: z.uuid().describe('Whose register; the key of its topic.'),
    day: z.iso.date().describe('The day in Romania, all of whose entries the root covers.'),
    sequence: z.int().positive().describe('The place of the last entry that it covers.'),
    hash: z.string().length(64).describe('The hash of that entry, SHA-256, hex.'),
  }),
  example: { institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3', day: '2026-03-02', sequence: 12, hash: 'ab'.repeat(32) },
});

/** Everything that is said of contributions and their registers. */
export const contributionEvents = [contributionSubmitted, contributionEdited, contributionWithdrawn, contributionTakenUnderReview, contributionDecided, contributionRegisterRootPublished] as const;
