import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('volunteering');

const data = z.object({
  hourLogId: z.uuid().describe('The log of hours; the key of its topic.'),
  contractId: z.uuid().describe('The volunteering contract under which they were done.'),
  opportunityId: z.uuid().describe('The opportunity of that contract.'),
  organizationId: z.uuid().describe('The host organization.'),
  volunteerId: z.uuid().describe('Who did them.'),
  day: z.iso.date().describe('The day in Romania on which they began.'),
  minutes: z.int().describe('How long they took, in minutes.'),
});

const example = {
  hourLogId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf101',
  contractId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0c1',
  opportunityId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf001',
  organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
  volunteerId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0a1',
  day: '2026-05-09',
  minutes: 360,
};

const ofHours = (name: string, when: string) => defineEvent({ aggregate: 'hour-log', name, when, data, example });
/** Of what messaging tells people. */
const toldOfHours = (name: string, when: string) => defineEvent({ aggregate: 'hour-log', name, when, consumers: ['messaging'], data, example });

/** Edge: nothing -> PENDING. */
export const hoursLogged = ofHours('HoursLogged', 'A volunteer says that he did some hours; the host has not looked at them.');

/** Edge: PENDING -> PENDING. */
export const hoursUpdated = ofHours('HoursUpdated', 'A volunteer corrects hours at which the host has not looked.');

/** Edge: PENDING -> nothing. */
export const hoursDeleted = ofHours('HoursDeleted', 'A volunteer takes hours back at which the host has not looked.');

/** Edges: PENDING -> APPROVED, and nothing -> APPROVED; who sums these has all hours that count. */
export const hoursApproved = ofHours('HoursApproved', 'The host vouches for hours: those that a volunteer logged, those that it enters itself, or those of a shift whose code was scanned.');

/** Edge: PENDING -> REJECTED. */
export const hoursRejected = toldOfHours('HoursRejected', 'The host does not vouch for hours that a volunteer logged.');

/** Every event of hours. */
export const hourLogEvents = [hoursLogged, hoursUpdated, hoursDeleted, hoursApproved, hoursRejected] as const;
