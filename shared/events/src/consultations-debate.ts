import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('consultations');

const where = z.object({
  debateId: z.uuid().describe('The debate of the consultation; the key of its topic. It is there from the first request or suggestion on.'),
  consultationId: z.uuid().describe('The consultation.'),
  institutionId: z.uuid().describe('The institution that consults.'),
});

const exampleWhere = { debateId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1', consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f1', institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3' };

const request = where.extend({
  debateStatus: z.string().min(1).describe('Where the debate stands now, e.g. NONE or REQUESTED. An open list.'),
  requestId: z.uuid(),
  requestStatus: z.string().min(1).describe('SUGGESTION, PENDING_ELIGIBILITY, ACCEPTED or NOT_ELIGIBLE. An open list.'),
  organizationId: z.uuid().nullable().describe('The organization that asks; null when somebody else does.'),
  requestingInstitutionId: z.uuid().nullable().describe('The institution that asks; null when somebody else does.'),
});

const exampleRequest = {
  ...exampleWhere,
  debateStatus: 'REQUESTED',
  requestId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d2',
  requestStatus: 'ACCEPTED',
  organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
  requestingInstitutionId: null,
};

/** Edge of a request: nothing -> SUGGESTION. */
export const debateSuggested = defineEvent({
  aggregate: 'debate',
  name: 'DebateSuggested',
  when: 'A person asks for a debate for himself: counted, and without a duty.',
  data: request,
  example: { ...exampleRequest, debateStatus: 'NONE', requestStatus: 'SUGGESTION', organizationId: null },
});

/** Edge of a request: nothing -> ACCEPTED, PENDING_ELIGIBILITY or NOT_ELIGIBLE; of a debate: NONE -> REQUESTED. */
export const debateRequested = defineEvent({
  aggregate: 'debate',
  name: 'DebateRequested',
  when: 'An association or a public authority asks for a debate; an accepted request obliges the institution.',
  consumers: ['messaging'],
  data: request,
  example: exampleRequest,
});

/** Edge of a request: PENDING_ELIGIBILITY -> ACCEPTED or NOT_ELIGIBLE; of a debate: NONE -> REQUESTED. */
export const debateEligibilityDecided = defineEvent({
  aggregate: 'debate',
  name: 'DebateEligibilityDecided',
  when: 'An officer says whether a requester may ask for a debate.',
  data: request,
  example: exampleRequest,
});

const plan = where.extend({
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  isOnRequest: z.boolean().describe('Whether somebody asked for it; the institution holds it of its own accord otherwise.'),
});

const examplePlan = { ...exampleWhere, startsAt: '2026-03-18T08:00:00.000Z', endsAt: '2026-03-18T11:00:00.000Z', isOnRequest: true };

/** Edge of a debate: NONE or REQUESTED -> SCHEDULED. */
export const debateScheduled = defineEvent({ aggregate: 'debate', name: 'DebateScheduled', when: 'An institution announces when and where a debate is.', consumers: ['messaging'], data: plan, example: examplePlan });

/** Edge of a debate: SCHEDULED -> SCHEDULED. */
export const debateRescheduled = defineEvent({ aggregate: 'debate', name: 'DebateRescheduled', when: 'An institution announces a debate anew before it is held.', consumers: ['messaging'], data: plan, example: examplePlan });

/** Every edge of a registration. */
export const debateRegistrationChanged = defineEvent({
  aggregate: 'debate',
  name: 'DebateRegistrationChanged',
  when: 'Somebody registers for a debate, does not come after all, or gets a place for which he waited.',
  data: where.extend({
    registrationId: z.uuid(),
    userId: z.uuid().describe('Who registered.'),
    organizationId: z.uuid().nullable().describe('For which organization; null for himself.'),
    status: z.string().min(1).describe('REGISTERED, WAITLISTED or CANCELLED. An open list.'),
  }),
  example: { ...exampleWhere, registrationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d3', userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0aa', organizationId: null, status: 'REGISTERED' },
});

/** Edge of a debate: SCHEDULED -> HELD. */
export const attendanceRecorded = defineEvent({
  aggregate: 'debate',
  name: 'AttendanceRecorded',
  when: 'A debate was held, and who came is recorded.',
  data: where.extend({ heldOn: z.iso.date(), minutesDueAt: z.iso.datetime().describe('Exclusive: at this instant minutes that are not published are late.') }),
  example: { ...exampleWhere, heldOn: '2026-03-18', minutesDueAt: '2026-03-28T22:00:00.000Z' },
});

/** Edge of a debate: HELD or OVERDUE -> MINUTES_PUBLISHED. */
export const minutesPublished = defineEvent({ aggregate: 'debate', name: 'MinutesPublished', when: 'The minutes of a debate are public.', consumers: ['messaging'], data: where, example: exampleWhere });

/** Edge of a debate: HELD -> OVERDUE; of a request: its term passes. */
export const legalTermBreached = defineEvent({
  aggregate: 'legal-term-breach',
  name: 'LegalTermBreached',
  when: 'An institution has let a legal term pass; said once, and never taken back.',
  data: z.object({
    breachId: z.uuid().describe('The key of its topic.'),
    term: z.string().min(1).describe('The code of the term, e.g. DEBATE_MINUTES. An open list.'),
    basis: z.string().min(1).describe('The article it rests on.'),
    consultationId: z.uuid(),
    institutionId: z.uuid(),
    subjectId: z.uuid().describe('Whose term it is, e.g. the debate or the request.'),
    dueAt: z.iso.datetime(),
  }),
  example: {
    breachId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d4',
    term: 'DEBATE_MINUTES',
    basis: 'Legea 52/2003 art.7(10)',
    consultationId: exampleWhere.consultationId,
    institutionId: exampleWhere.institutionId,
    subjectId: exampleWhere.debateId,
    dueAt: '2026-03-28T22:00:00.000Z',
  },
});

/** Everything that is said of debates. */
export const debateEvents = [
  debateSuggested,
  debateRequested,
  debateEligibilityDecided,
  debateScheduled,
  debateRescheduled,
  debateRegistrationChanged,
  attendanceRecorded,
  minutesPublished,
  legalTermBreached,
] as const;
