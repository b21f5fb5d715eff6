import { z } from 'zod';
import { contributionEvents } from './consultations-contribution';
import { contributorNoticeEvents } from './consultations-contributor-notice';
import { debateEvents } from './consultations-debate';
import { draftNotificationDue, draftNotificationsEnded, draftNotificationsRequested } from './consultations-draft-notification';
import { contributionGroupDissolved, contributionsGrouped } from './consultations-group';
import { ideaAnswered, ideaSubmitted, ideaSupported, ideaSupportWithdrawn, ideaTakenUp, ideaWithdrawn } from './consultations-idea';
import { invitationOpened, organizationInvited } from './consultations-invitation';
import { calendarDayRecorded, calendarDayRemoved, legalTermChanged } from './consultations-legal-clock';
import { moderationEvents } from './consultations-moderation';
import { transparencyReportEvents } from './consultations-transparency-report';
import { publishedBy } from './contract';
import { dataExportPartEvents } from './data-export-part';
import { erasureAnswerEvents } from './erasure';

export * from './consultations-contribution';
export * from './consultations-contributor-notice';
export * from './consultations-group';
export * from './consultations-moderation';

const defineEvent = publishedBy('consultations');

/** What every event of a consultation says; of one that is not published, nothing more. */
const hidden = z.object({
  consultationId: z.uuid().describe('The consultation; the key of its topic.'),
  institutionId: z.uuid().describe('The institution that consults.'),
});

const exampleHidden = { consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f1', institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3' };

const toHidden = (name: string, when: string) => defineEvent({ aggregate: 'consultation', name, when, data: hidden, example: exampleHidden });

/** Edge: nothing -> DRAFT. */
export const consultationCreated = toHidden('ConsultationCreated', 'An institution begins to write a consultation; only its people know of it.');

/** What a draft says has changed. */
export const consultationUpdated = toHidden('ConsultationUpdated', 'An officer changes what a consultation says that is not published.');

/** Edge: DRAFT or SCHEDULED -> CANCELLED. */
export const consultationCancelled = toHidden('ConsultationCancelled', 'An institution gives a consultation up that was not published; it never becomes public.');

/** Edge: DRAFT -> SCHEDULED. */
export const consultationScheduled = toHidden('ConsultationScheduled', 'A consultation is to be published at a moment to come; only its people know of it.');

/** The text of a consultation that is not published has another version. */
export const draftVersionAdded = toHidden('DraftVersionAdded', 'An officer gives a draft that is not published another text.');

const publicFacts = hidden.extend({
  title: z.string().min(1).describe('The legal title of the draft.'),
  actType: z.string().min(1).describe('The kind of act, e.g. GOVERNMENT_DECISION. An open list.'),
  domains: z.array(z.string()).describe('Activity domain codes.'),
  isUrgent: z.boolean().describe('Whether in the urgent procedure.'),
  publishedAt: z.iso.datetime(),
  inputDeadline: z.iso.datetime().describe('Exclusive: from this instant on no proposal is taken.'),
  draftVersionNumber: z.int().positive().describe('The number of the last version of the text.'),
});

const exampleImported = {
  ...exampleHidden,
  title: 'Proiect de hotărâre a Guvernului privind calitatea aerului',
  actType: 'GOVERNMENT_DECISION',
  domains: ['E'],
  publishedAt: '2026-03-02T08:00:00.000Z',
  inputDeadline: '2026-03-13T22:00:00.000Z',
};

const examplePublic = { ...exampleImported, isUrgent: false, draftVersionNumber: 1 };

/** Messaging tells those who follow it, its institution or its domains. */
const toPublic = (name: string, when: string) => defineEvent({ aggregate: 'consultation', name, when, consumers: ['messaging'], data: publicFacts, example: examplePublic });

/** Edge: DRAFT or SCHEDULED -> OPEN. */
export const consultationPublished = toPublic('ConsultationPublished', 'An institution announces a consultation; proposals are taken from now on.');

/** Edge: OPEN -> OPEN. */
export const consultationDeadlineExtended = toPublic('ConsultationDeadlineExtended', 'An institution gives more time for proposals.');

/** Edge: OPEN -> ANALYSIS. */
export const consultationClosedForInput = toPublic('ConsultationClosedForInput', 'The term for proposals has ended, by itself.');

/** The text of a published consultation has another version. */
export const draftVersionPublished = toPublic('DraftVersionPublished', 'An officer gives a published draft another text; the versions before stay.');

/** Edge: OPEN, ANALYSIS, RESPONDED or ENDORSEMENT -> WITHDRAWN. */
export const consultationWithdrawn = toPublic('ConsultationWithdrawn', 'An institution takes a published consultation back; it stays public.');

/** Edge: ADOPTED, NOT_ADOPTED or WITHDRAWN -> ARCHIVED. */
export const consultationArchived = toPublic('ConsultationArchived', 'A consultation has been over for a year; it is only to be read.');

/** Edge: nothing -> ARCHIVED. */
export const consultationImported = defineEvent({
  aggregate: 'consultation',
  name: 'ConsultationImported',
  when: 'An operator brings a consultation of former years that was held elsewhere; it is only to be read, and nobody is told of it.',
  consumers: ['messaging'],
  data: publicFacts.omit({ isUrgent: true, draftVersionNumber: true }),
  example: exampleImported,
});

/** Edge: ANALYSIS -> RESPONDED. */
export const responsesPublished = toPublic('ResponsesPublished', 'An institution publishes its answers to the proposals.');

/** Edge: RESPONDED -> ENDORSEMENT. */
export const submittedForEndorsement = toPublic('SubmittedForEndorsement', 'A draft goes to the authorities that endorse it.');

/** Edge: ENDORSEMENT -> ADOPTED. */
export const actAdopted = toPublic('ActAdopted', 'An act that was consulted on is adopted.');

/** Edge: ENDORSEMENT -> NOT_ADOPTED. */
export const actNotAdopted = toPublic('ActNotAdopted', 'An act that was consulted on is not adopted.');

/** Everything consultations say. */
export const consultationsEvents = [
  ...Object.values(dataExportPartEvents.consultations),
  consultationCreated,
  consultationUpdated,
  consultationCancelled,
  consultationScheduled,
  draftVersionAdded,
  consultationPublished,
  consultationDeadlineExtended,
  consultationClosedForInput,
  draftVersionPublished,
  responsesPublished,
  submittedForEndorsement,
  actAdopted,
  actNotAdopted,
  consultationWithdrawn,
  consultationArchived,
  consultationImported,
  ...debateEvents,
  legalTermChanged,
  calendarDayRecorded,
  calendarDayRemoved,
  ideaSubmitted,
  ideaSupported,
  ideaSupportWithdrawn,
  ideaWithdrawn,
  ideaAnswered,
  ideaTakenUp,
  organizationInvited,
  invitationOpened,
  ...contributionEvents,
  draftNotificationsRequested,
  draftNotificationsEnded,
  draftNotificationDue,
  ...moderationEvents,
  ...transparencyReportEvents,
  contributionsGrouped,
  contributionGroupDissolved,
  ...contributorNoticeEvents,
  ...erasureAnswerEvents('consultations'),
] as const;
