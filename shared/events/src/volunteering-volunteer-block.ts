import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('volunteering');

const facts = z.object({
  blockId: z.uuid().describe('The block; the key of its topic.'),
  organizationId: z.uuid().describe('The organization that takes no applications.'),
  userId: z.uuid().describe('Whose applications it does not take.'),
});

const example = { blockId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0b1', organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001', userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0aa' };

/** Edge: nothing -> blocked. */
export const volunteerBlocked = defineEvent({ aggregate: 'volunteer-block', name: 'VolunteerBlocked', when: 'An organization takes no more applications of somebody; why is for its people alone.', data: facts, example });

/** Edge: blocked -> nothing. */
export const volunteerUnblocked = defineEvent({ aggregate: 'volunteer-block', name: 'VolunteerUnblocked', when: 'An organization takes applications of somebody again.', data: facts, example });

/** Every event of a block. */
export const volunteerBlockEvents = [volunteerBlocked, volunteerUnblocked] as const;
