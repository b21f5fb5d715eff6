import { deadlineAfter, deadlineSince, dayOf, type LegalClock, type LocalDate } from '@conect/legal-clock';
import type { LegalTermBreach } from './breach';
import type { Debate, DebateEvent, DebatePlan, DebateStatus, HeldDebate, MinutedDebate, OverdueDebate, RequestedDebate, ScheduledDebate, UnaskedDebate } from './debate';
import type { DebateRequest, DebateRequestStatus, DecisionTerm } from './debate-request';
import type { DebateRegistration, DebateRegistrationStatus } from './registration';

/** Who or what moves something on: who asks for a debate or comes to it, an officer of the institution, time, or the erasure of a person. */
type DebateActor = 'REQUESTER' | 'PARTICIPANT' | 'OFFICER' | 'TIME' | 'ERASURE';

/** One edge of a state machine; NEW is what is not there yet. */
export interface DebateEdge<Status extends string> {
  readonly from: Status | 'NEW';
  readonly to: Status;
  /** The mutation, the job or the event of another service that walks it. */
  readonly by: string;
  readonly actor: DebateActor;
  /** What the others are told. */
  readonly event: DebateEvent['type'];
}

/** The job that says when minutes or decisions on requests are late. */
export const debateWalkJob = 'walk-debates';

const actors: Readonly<Record<string, DebateActor>> = {
  requestDebate: 'REQUESTER',
  registerForDebate: 'PARTICIPANT',
  cancelDebateRegistration: 'PARTICIPANT',
  [debateWalkJob]: 'TIME',
  UserErased: 'ERASURE',
};

function edge<Status extends string>(from: Status | 'NEW', to: Status, by: string, event: DebateEvent['type']): DebateEdge<Status> {
  return { from, to, by, event, actor: actors[by] ?? 'OFFICER' };
}

/** Every edge of a debate (domain 2.5); what is not here is refused with INVALID_STATE. */
export const debateLifecycle: readonly DebateEdge<DebateStatus>[] = [
  edge('NONE', 'REQUESTED', 'requestDebate', 'DebateRequested'),
  edge('NONE', 'REQUESTED', 'recordDebateRequest', 'DebateRequested'),
  edge('NONE', 'REQUESTED', 'decideDebateEligibility', 'DebateEligibilityDecided'),
  edge('NONE', 'SCHEDULED', 'scheduleDebate', 'DebateScheduled'),
  edge('REQUESTED', 'SCHEDULED', 'scheduleDebate', 'DebateScheduled'),
  edge('SCHEDULED', 'SCHEDULED', 'scheduleDebate', 'DebateRescheduled'),
  edge('SCHEDULED', 'HELD', 'recordAttendance', 'AttendanceRecorded'),
  edge('HELD', 'OVERDUE', debateWalkJob, 'LegalTermBreached'),
  edge('HELD', 'MINUTES_PUBLISHED', 'publishMinutes', 'MinutesPublished'),
  edge('OVERDUE', 'MINUTES_PUBLISHED', 'publishMinutes', 'MinutesPublished'),
];

/** Every edge of a request for a debate. */
export const debateRequestLifecycle: readonly DebateEdge<DebateRequestStatus>[] = [
  edge('NEW', 'SUGGESTION', 'requestDebate', 'DebateSuggested'),
  edge('NEW', 'ACCEPTED', 'requestDebate', 'DebateRequested'),
  edge('NEW', 'PENDING_ELIGIBILITY', 'requestDebate', 'DebateRequested'),
  edge('NEW', 'ACCEPTED', 'recordDebateRequest', 'DebateRequested'),
  edge('NEW', 'PENDING_ELIGIBILITY', 'recordDebateRequest', 'DebateRequested'),
  edge('NEW', 'NOT_ELIGIBLE', 'recordDebateRequest', 'DebateRequested'),
  edge('PENDING_ELIGIBILITY', 'PENDING_ELIGIBILITY', debateWalkJob, 'LegalTermBreached'),
  edge('PENDING_ELIGIBILITY', 'ACCEPTED', 'decideDebateEligibility', 'DebateEligibilityDecided'),
  edge('PENDING_ELIGIBILITY', 'NOT_ELIGIBLE', 'decideDebateEligibility', 'DebateEligibilityDecided'),
];

/** Every edge of a registration for a debate. */
export const debateRegistrationLifecycle: readonly DebateEdge<DebateRegistrationStatus>[] = [
  edge('NEW', 'REGISTERED', 'registerForDebate', 'DebateRegistrationChanged'),
  edge('NEW', 'WAITLISTED', 'registerForDebate', 'DebateRegistrationChanged'),
  edge('REGISTERED', 'CANCELLED', 'cancelDebateRegistration', 'DebateRegistrationChanged'),
  edge('WAITLISTED', 'CANCELLED', 'cancelDebateRegistration', 'DebateRegistrationChanged'),
  edge('WAITLISTED', 'REGISTERED', 'cancelDebateRegistration', 'DebateRegistrationChanged'),
  // More places than before.
  edge('WAITLISTED', 'REGISTERED', 'scheduleDebate', 'DebateRegistrationChanged'),
  edge('REGISTERED', 'CANCELLED', 'UserErased', 'DebateRegistrationChanged'),
  edge('WAITLISTED', 'CANCELLED', 'UserErased', 'DebateRegistrationChanged'),
  edge('WAITLISTED', 'REGISTERED', 'UserErased', 'DebateRegistrationChanged'),
];

/** The states of a debate in which a mutation may be called: those in which one of its edges begins. */
export const debateStatesFor = (mutation: string): readonly DebateStatus[] => debateLifecycle.flatMap(({ from, by }) => (by === mutation && from !== 'NEW' ? [from] : []));

/** A debate one event later. */
const told = <Before extends Debate>(before: Before): Before => ({ ...before, version: before.version + 1 });

/** A request is there: an accepted one obliges the institution unless something did before (Legea 52/2003 art. 7(9)). */
export function attachRequest(before: Debate, request: DebateRequest, now: Date): DebateEvent {
  const debate = before.status === 'NONE' && request.status === 'ACCEPTED' ? oblige(before, now) : told(before);
  return { type: request.status === 'SUGGESTION' ? 'DebateSuggested' : 'DebateRequested', debate, request };
}

/** A request that waited is decided; an accepted one obliges the institution. */
export function attachDecision(before: Debate, request: DebateRequest, now: Date): DebateEvent {
  const debate = before.status === 'NONE' && request.status === 'ACCEPTED' ? oblige(before, now) : told(before);
  return { type: 'DebateEligibilityDecided', debate, request };
}

const oblige = (before: UnaskedDebate, now: Date): RequestedDebate => ({ ...told(before), status: 'REQUESTED', statusSince: now, requestedAt: now });

/** An institution announces when and where the debate is, on request or of its own accord; or announces it anew. */
export function scheduleDebate(before: UnaskedDebate | RequestedDebate | ScheduledDebate, plan: DebatePlan, now: Date): Extract<DebateEvent, { type: 'DebateScheduled' | 'DebateRescheduled' }> {
  if (before.status === 'SCHEDULED') return { type: 'DebateRescheduled', debate: { ...told(before), plan, announcedAt: now } };
  const { id, consultationId, institutionId, version, createdAt, registrationCount } = before;
  const requestedAt = before.status === 'REQUESTED' ? before.requestedAt : null;
  return { type: 'DebateScheduled', debate: { id, consultationId, institutionId, createdAt, registrationCount, version: version + 1, status: 'SCHEDULED', statusSince: now, requestedAt, announcedAt: now, plan } };
}

/** A registration is made, cancelled or gets a place. */
export const changeRegistration = (before: Debate, registration: DebateRegistration): DebateEvent => ({
  type: 'DebateRegistrationChanged',
  debate: { ...told(before), registrationCount: Math.max(before.registrationCount, registration.position) },
  registration,
});

/** The debate took place: from the day on which it ended its minutes have a term (Legea 52/2003 art. 7(10)). */
export function holdDebate(clock: LegalClock, before: ScheduledDebate, individualCount: number, now: Date): Extract<DebateEvent, { type: 'AttendanceRecorded' }> {
  const heldOn: LocalDate = dayOf(before.plan.endsAt);
  const { at: minutesDueAt, term } = deadlineAfter(clock, 'DEBATE_MINUTES', heldOn);
  return { type: 'AttendanceRecorded', debate: { ...told(before), status: 'HELD', statusSince: now, heldOn, minutesDueAt, minutesBasis: term.basis, individualCount } };
}

/** Everybody may read what was said. */
export const publishMinutes = (before: HeldDebate | OverdueDebate, minutes: Pick<MinutedDebate, 'minutesText' | 'minutesDocumentId'>, now: Date): Extract<DebateEvent, { type: 'MinutesPublished' }> => ({
  type: 'MinutesPublished',
  debate: { ...told(before), status: 'MINUTES_PUBLISHED', statusSince: now, ...minutes, minutesPublishedAt: now },
});

/** The minutes are late. The breach is an aggregate of its own, with an event of its own: the debate tells nothing besides, and keeps its version. */
export function missMinutes(before: HeldDebate, id: string, now: Date): Extract<DebateEvent, { type: 'LegalTermBreached' }> {
  const { id: subjectId, consultationId, institutionId, minutesDueAt: dueAt, minutesBasis: basis } = before;
  const breach: LegalTermBreach = { id, consultationId, institutionId, subjectId, dueAt, basis, term: 'DEBATE_MINUTES', createdAt: now };
  return { type: 'LegalTermBreached', debate: { ...before, status: 'OVERDUE', statusSince: now }, breach };
}

/** Nobody has decided on a request in time; it waits on, and stands in the way of the endorsement. */
export function missDecision(debate: Debate, request: DecisionTerm & Pick<DebateRequest, 'id'>, id: string, now: Date): Extract<DebateEvent, { type: 'LegalTermBreached' }> {
  const { id: subjectId, decisionDueAt: dueAt, decisionBasis: basis } = request;
  const { consultationId, institutionId } = debate;
  const breach: LegalTermBreach = { id, consultationId, institutionId, subjectId, dueAt, basis, term: 'DEBATE_ELIGIBILITY_DECISION', createdAt: now };
  return { type: 'LegalTermBreached', debate, breach };
}

/** Until when an officer decides on a request that came on a day. */
export function decisionTerm(clock: LegalClock, receivedOn: LocalDate): DecisionTerm {
  const { at: decisionDueAt, term } = deadlineAfter(clock, 'DEBATE_ELIGIBILITY_DECISION', receivedOn);
  return { decisionDueAt, decisionBasis: term.basis };
}

/** Until when an institution answers a request by announcing the debate; the law sets no term, so that none is breached. */
export const acknowledgementDue = (clock: LegalClock, { requestedAt }: RequestedDebate) => deadlineSince(clock, 'DEBATE_ACKNOWLEDGEMENT', requestedAt);

/** What of a debate stands between it and the endorsement (domain 2.5). */
export const blockersOf = (status: DebateStatus, pendingCount: number): readonly string[] => [
  ...(status === 'REQUESTED' || status === 'SCHEDULED' ? ['DEBATE_OPEN'] : []),
  ...(pendingCount > 0 ? ['DEBATE_ELIGIBILITY_PENDING'] : []),
];
