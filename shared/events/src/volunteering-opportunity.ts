import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('volunteering');

/** What every event of an opportunity says; of one that is not published, nothing more. */
const hidden = z.object({
  opportunityId: z.uuid().describe('The opportunity; the key of its topic.'),
  organizationId: z.uuid().describe('The organization that calls for volunteers.'),
});

const exampleHidden = { opportunityId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf001', organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001' };

const toHidden = (name: string, when: string) => defineEvent({ aggregate: 'opportunity', name, when, data: hidden, example: exampleHidden });

/** Edge: nothing -> DRAFT. */
export const opportunityCreated = toHidden('OpportunityCreated', 'An organization begins to write a call for volunteers; only its people know of it.');

/** Every event of an opportunity. */
export const opportunityEvents = [opportunityCreated] as const;
