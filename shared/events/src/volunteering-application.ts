import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('volunteering');

const facts = z.object({
  applicationId: z.uuid().describe('The application; the key of its topic.'),
  opportunityId: z.uuid().describe('The opportunity to which somebody applied.'),
  organizationId: z.uuid().describe('The organization that calls for volunteers.'),
  shiftId: z.uuid().nullable().describe('The shift; null when places are of the opportunity as a whole.'),
  volunteerId: z.uuid().describe('Who applied.'),
  status: z.string().min(1).describe('Where the application stands now, e.g. ACCEPTED. An open list.'),
});

const example = {
  applicationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0a1',
  opportunityId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf001',
  organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
  shiftId: null,
  volunteerId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0aa',
};

/** Messaging keeps the conversation about an application, and tells people of the most. */
const ofApplication = (name: string, status: string, when: string) => defineEvent({ aggregate: 'application', name, when, consumers: ['messaging'], data: facts, example: { ...example, status } });

/** Edge: nothing -> SUBMITTED. */
export const applicationSubmitted = ofApplication('ApplicationSubmitted', 'SUBMITTED', 'Somebody applies where a coordinator decides.');

/** Edges: nothing or SUBMITTED -> WAITLISTED. */
export const applicationWaitlisted = ofApplication('ApplicationWaitlisted', 'WAITLISTED', 'All places are taken, and an application joins the end of the line.');

/** Edges: nothing or SUBMITTED -> ACCEPTED. */
export const applicationAccepted = ofApplication('ApplicationAccepted', 'ACCEPTED', 'Somebody has a place, at once or because a coordinator decides so.');

/** Edge: WAITLISTED -> ACCEPTED. */
export const applicationPromoted = ofApplication('ApplicationPromoted', 'ACCEPTED', 'A place is free, and the first who waits has it.');

/** Edges: SUBMITTED, WAITLISTED or ACCEPTED -> REJECTED. */
export const applicationRejected = ofApplication('ApplicationRejected', 'REJECTED', 'A host does not take somebody; the reason is in the graph, for the two of them.');

/** Edges: SUBMITTED, WAITLISTED or ACCEPTED -> WITHDRAWN. */
export const applicationWithdrawn = ofApplication('ApplicationWithdrawn', 'WITHDRAWN', 'Who applied does not come after all, or is erased.');

/** Edges: SUBMITTED or WAITLISTED -> CANCELLED_BY_HOST. */
export const applicationCancelledByHost = ofApplication('ApplicationCancelledByHost', 'CANCELLED_BY_HOST', 'The opportunity is over, given up or paused with its organization, and nobody decides on the application any more.');

/** Edge: ACCEPTED -> ENGAGED. */
export const applicationEngaged = ofApplication('ApplicationEngaged', 'ENGAGED', 'The contract of somebody who has a place is signed by both sides.');

/** Edge: ENGAGED -> COMPLETED. */
export const applicationCompleted = ofApplication('ApplicationCompleted', 'COMPLETED', 'Somebody has done what he came for.');

/** Edges: ACCEPTED or ENGAGED -> NO_SHOW. */
export const applicationNoShowRecorded = ofApplication('ApplicationNoShowRecorded', 'NO_SHOW', 'Somebody who had a place did not come.');

/** Every event of an application. */
export const applicationEvents = [
  applicationSubmitted,
  applicationWaitlisted,
  applicationAccepted,
  applicationPromoted,
  applicationRejected,
  applicationWithdrawn,
  applicationCancelledByHost,
  applicationEngaged,
  applicationCompleted,
  applicationNoShowRecorded,
] as const;
