import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('consultations');

const idea = z.object({
  ideaId: z.uuid().describe('The idea; the key of its topic.'),
  organizationId: z.uuid().describe('The organization whose idea it is.'),
  institutionId: z.uuid().describe('The institution to which it is addressed.'),
  domains: z.array(z.string()).describe('Activity domain codes.'),
});
const support = idea.extend({ supporterId: z.uuid().describe('The organization that supports it.') });

const example = {
  ideaId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f7',
  organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
  institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3',
  domains: ['E'],
};
const exampleSupport = { ...example, supporterId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be002' };

const toIdea = (name: string, when: string) => defineEvent({ aggregate: 'idea', name, when, consumers: ['messaging'], data: idea, example });
const toSupport = (name: string, when: string) => defineEvent({ aggregate: 'idea', name, when, data: support, example: exampleSupport });

/** Edge: nothing -> SUBMITTED. */
export const ideaSubmitted = toIdea('IdeaSubmitted', 'An organization proposes something to an institution that has no draft about it.');

/** Edge: SUBMITTED -> SUBMITTED. */
export const ideaSupported = toSupport('IdeaSupported', 'Another organization supports an idea.');

/** Edge: SUBMITTED -> SUBMITTED. */
export const ideaSupportWithdrawn = toSupport('IdeaSupportWithdrawn', 'An organization no longer supports an idea.');

/** Edge: SUBMITTED -> WITHDRAWN. */
export const ideaWithdrawn = toIdea('IdeaWithdrawn', 'An organization takes its idea back before the institution has answered; it stays to be seen.');

/** Edge: SUBMITTED -> ANSWERED. */
export const ideaAnswered = toIdea('IdeaAnswered', 'An institution answers an idea.');

/** Edge: SUBMITTED -> TAKEN_UP. */
export const ideaTakenUp = defineEvent({
  aggregate: 'idea',
  name: 'IdeaTakenUp',
  when: 'An institution takes an idea up into a consultation, which may not be public yet.',
  data: idea.extend({ consultationId: z.uuid().describe('The consultation.') }),
  example: { ...example, consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f1' },
});
