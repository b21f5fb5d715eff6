import type { Presence } from '../domain/debate-input';
import type { LegalTermBreach } from '../domain/breach';
import type { Debate, DebatePlan, DebateStatus } from '../domain/debate';
import type { DebateRequest, DebateRequesterKind } from '../domain/debate-request';
import type { DebateRegistration } from '../domain/registration';
import type { DebateRow } from './tables/debate.table';
import type { DebateAttendanceRow, DebateRegistrationRow } from './tables/debate-registration.table';
import type { DebateRequestRow } from './tables/debate-request.table';
import type { LegalTermBreachRow } from './tables/legal-term-breach.table';

const held = ['requestedAt', 'announcedAt', 'heldOn', 'individualCount', 'minutesDueAt', 'minutesBasis'] as const;

/** What each state knows beside the plan; that it is there, the table's constraints say. */
const courseOf: Readonly<Record<DebateStatus, readonly (keyof DebateRow)[]>> = {
  NONE: [],
  REQUESTED: ['requestedAt'],
  SCHEDULED: ['requestedAt', 'announcedAt'],
  HELD: held,
  OVERDUE: held,
  MINUTES_PUBLISHED: [...held, 'minutesText', 'minutesDocumentId', 'minutesPublishedAt'],
};

const planFields = ['startsAt', 'endsAt', 'address', 'localityCode', 'onlineUrl', 'places', 'howToRegister', 'howToSpeak', 'agenda'] as const satisfies readonly (keyof DebatePlan)[];

const pick = (from: object, fields: readonly string[]): object => Object.fromEntries(fields.map((field) => [field, (from as Record<string, unknown>)[field] ?? null]));

/** Reads a debate from its row. */
export function toDebate(row: DebateRow): Debate {
  const { id, consultationId, institutionId, version, createdAt, statusSince, registrationCount } = row;
  const status = row.status as DebateStatus;
  const plan = row.announcedAt === null ? {} : { plan: pick(row, planFields) };
  return { id, consultationId, institutionId, version, createdAt, statusSince, registrationCount, ...pick(row, courseOf[status]), ...plan, status } as Debate;
}

/** The row of a debate. */
export function toDebateRow(debate: Debate): DebateRow {
  const { id, consultationId, institutionId, version, createdAt, statusSince, registrationCount, status } = debate;
  const course = { ...pick({}, courseOf.MINUTES_PUBLISHED), ...pick(debate, courseOf[status]) };
  return { id, consultationId, institutionId, version, createdAt, statusSince, registrationCount, status, ...course, ...pick('plan' in debate ? debate.plan : {}, planFields) } as DebateRow;
}

/** What each state of a request knows beside what all know. */
const requestCourseOf: Readonly<Record<DebateRequest['status'], readonly (keyof DebateRequestRow)[]>> = {
  SUGGESTION: [],
  PENDING_ELIGIBILITY: ['decisionDueAt', 'decisionBasis'],
  ACCEPTED: ['decidedAt', 'decidedBy'],
  NOT_ELIGIBLE: ['decidedAt', 'decidedBy', 'legalReason'],
};

/** Reads a request from its row. */
export function toRequest(row: DebateRequestRow): DebateRequest {
  const { id, debateId, consultationId, userId, receivedOn, scanDocumentId, text, createdAt, organizationId, institutionId } = row;
  const status = row.status as DebateRequest['status'];
  const requester = { kind: row.requesterKind as DebateRequesterKind, organizationId, institutionId, name: row.requesterName };
  return { id, debateId, consultationId, userId, channel: row.channel, receivedOn, scanDocumentId, text, createdAt, requester, ...pick(row, requestCourseOf[status]), status } as DebateRequest;
}

/** The row of a request. */
export function toRequestRow(request: DebateRequest): DebateRequestRow {
  const { id, debateId, consultationId, userId, channel, receivedOn, scanDocumentId, text, createdAt, status, requester } = request;
  const { kind: requesterKind, name: requesterName, organizationId, institutionId } = requester;
  const none = { decisionDueAt: null, decisionBasis: null, decidedAt: null, decidedBy: null, legalReason: null };
  return { id, debateId, consultationId, userId, channel, receivedOn, scanDocumentId, text, createdAt, status, requesterKind, requesterName, organizationId, institutionId, ...none, ...pick(request, requestCourseOf[status]) };
}

/** Reads a registration from its row. */
export function toRegistration({ name, email, phone, ...row }: DebateRegistrationRow): DebateRegistration {
  return { ...row, status: row.status as DebateRegistration['status'], contact: name === null ? null : { name, email, phone } };
}

/** The row of a registration. */
export const toRegistrationRow = ({ contact, ...registration }: DebateRegistration): DebateRegistrationRow => ({ ...registration, name: contact?.name ?? null, email: contact?.email ?? null, phone: contact?.phone ?? null });

/** Reads who came from one organization from its row. */
export const toPresence = ({ organizationId, name, participantCount }: DebateAttendanceRow): Presence => ({ organizationId, name, participantCount });

/** Reads a breach from its row. */
export const toBreach = (row: LegalTermBreachRow): LegalTermBreach => ({ ...row, term: row.term as LegalTermBreach['term'] });
