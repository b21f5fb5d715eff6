import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('volunteering');

/** What every event of an opportunity says; of one that is not published, nothing more. */
const hidden = z.object({
  opportunityId: z.uuid().describe('The opportunity; the key of its topic.'),
  organizationId: z.uuid().describe('The organization that calls for volunteers.'),
});
const shown = hidden.extend({
  domains: z.array(z.string()).describe('Activity domain codes.'),
  volunteeringDomains: z.array(z.string()).describe('Domains of volunteering that Law 78/2014 names.'),
  countyCode: z.string().nullable().describe('The county in which it is done; null when it is done from anywhere.'),
  localityId: z.string().nullable().describe('SIRUTA code of the locality; null when it is done from anywhere.'),
  startsOn: z.iso.date().describe('The first day, in Romania.'),
  endsOn: z.iso.date().describe('The last day, in Romania.'),
  isOpenToMinors: z.boolean().describe('Whether people under 18 are welcome.'),
});
const stopped = hidden.extend({
  reasonCode: z.enum(['ORGANIZATION_SUSPENDED', 'ORGANIZATION_ENDED']).nullable().describe('Why it happened without the organization\'s doing; null when the organization did it.'),
});

const exampleHidden = { opportunityId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf001', organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001' };
const exampleShown = {
  ...exampleHidden,
  domains: ['E'],
  volunteeringDomains: ['ENVIRONMENT'],
  countyCode: 'CJ',
  localityId: '54984',
  startsOn: '2026-10-01',
  endsOn: '2026-10-31',
  isOpenToMinors: false,
};

const toHidden = (name: string, when: string) => defineEvent({ aggregate: 'opportunity', name, when, data: hidden, example: exampleHidden });
/** Of what messaging tells people and other systems. */
const toldToHidden = (name: string, when: string) => defineEvent({ aggregate: 'opportunity', name, when, consumers: ['messaging'], data: hidden, example: exampleHidden });
/** Of what messaging tells people and other systems. */
const toldToShown = (name: string, when: string) => defineEvent({ aggregate: 'opportunity', name, when, consumers: ['messaging'], data: shown, example: exampleShown });
const toStopped = (name: string, when: string, consumers: readonly string[] = []) => defineEvent({ aggregate: 'opportunity', name, when, consumers, data: stopped, example: { ...exampleHidden, reasonCode: 'ORGANIZATION_SUSPENDED' } });

/** Edge: nothing -> DRAFT. */
export const opportunityCreated = toHidden('OpportunityCreated', 'An organization begins to write a call for volunteers; only its people know of it.');

/** Edge: DRAFT, IN_REVIEW or REJECTED -> DRAFT. */
export const opportunityUpdated = toHidden('OpportunityUpdated', 'An organization changes a call that is not public; what SGG reads or has rejected is a draft again.');

/** Edge: DRAFT -> IN_REVIEW. */
export const opportunitySubmitted = toldToHidden('OpportunitySubmitted', 'An organization that is not trusted yet hands a call to SGG.');

/** Edge: IN_REVIEW -> REJECTED. */
export const opportunityRejected = toldToHidden('OpportunityRejected', 'SGG refuses a call, with a reason that its organization reads.');

/** Edge: IN_REVIEW or DRAFT -> PUBLISHED. */
export const opportunityPublished = toldToShown('OpportunityPublished', 'A call becomes public: SGG has approved it, or its organization is trusted.');

/** Edge: PUBLISHED -> PUBLISHED, PAUSED -> PAUSED. */
export const publishedOpportunityUpdated = toldToShown('PublishedOpportunityUpdated', 'An organization changes what a public call says.');

/** Edge: PUBLISHED -> PAUSED. */
export const opportunityPaused = toStopped('OpportunityPaused', 'Nobody can apply to a call for the time being: its organization wants that, or was suspended.', ['messaging']);

/** Edge: PAUSED -> PUBLISHED. */
export const opportunityResumed = toldToHidden('OpportunityResumed', 'People can apply again.');

/** Edge: PUBLISHED or PAUSED -> CLOSED. */
export const opportunityClosed = toldToHidden('OpportunityClosed', 'A call is closed, by its organization or when its last day is over; what waits for a decision has ended.');

/** Edge: DRAFT, IN_REVIEW, REJECTED, PUBLISHED or PAUSED -> CANCELLED. */
export const opportunityCancelled = toStopped('OpportunityCancelled', 'A call is given up, by its organization or because that has ended; what waits for a decision has ended.');

/** Edge: CLOSED or CANCELLED -> ARCHIVED. */
export const opportunityArchived = toHidden('OpportunityArchived', 'A call has been over for 12 months.');

/** Every event of an opportunity. */
export const opportunityEvents = [
  opportunityCreated,
  opportunityUpdated,
  opportunitySubmitted,
  opportunityRejected,
  opportunityPublished,
  publishedOpportunityUpdated,
  opportunityPaused,
  opportunityResumed,
  opportunityClosed,
  opportunityCancelled,
  opportunityArchived,
] as const;
