import {
  attendanceRecorded,
  debateEligibilityDecided,
  debateRegistrationChanged,
  debateRequested,
  debateRescheduled,
  debateScheduled,
  debateSuggested,
  legalTermBreached,
  minutesPublished,
} from '@conect/events';
import { assertNever } from '@conect/kernel';
import type { DebateEvent } from '../domain/debate';
import type { DebateRequest } from '../domain/debate-request';

type Of<Type extends DebateEvent['type']> = Extract<DebateEvent, { type: Type }>;

const requestContracts = { DebateSuggested: debateSuggested, DebateRequested: debateRequested, DebateEligibilityDecided: debateEligibilityDecided } as const;
const planContracts = { DebateScheduled: debateScheduled, DebateRescheduled: debateRescheduled } as const;

/** Translates what happened to a debate into the contract other services rely on, with the aggregate that it is told of: ids, and nobody's name. */
export function publishedDebate(event: DebateEvent) {
  const { debate } = event;
  const where = { debateId: debate.id, consultationId: debate.consultationId, institutionId: debate.institutionId };
  const ofDebate = { id: debate.id, version: debate.version };
  switch (event.type) {
    case 'DebateSuggested':
    case 'DebateRequested':
    case 'DebateEligibilityDecided':
      return { told: { contract: requestContracts[event.type], data: { ...where, debateStatus: debate.status, ...requestFacts(event.request) } }, aggregate: ofDebate };
    case 'DebateScheduled':
    case 'DebateRescheduled':
      return { told: { contract: planContracts[event.type], data: { ...where, ...planFacts(event) } }, aggregate: ofDebate };
    case 'DebateRegistrationChanged': {
      const { id: registrationId, userId, organizationId, status } = event.registration;
      return { told: { contract: debateRegistrationChanged, data: { ...where, registrationId, userId, organizationId, status } }, aggregate: ofDebate };
    }
    case 'AttendanceRecorded':
      return { told: { contract: attendanceRecorded, data: { ...where, heldOn: event.debate.heldOn, minutesDueAt: event.debate.minutesDueAt.toISOString() } }, aggregate: ofDebate };
    case 'MinutesPublished':
      return { told: { contract: minutesPublished, data: where }, aggregate: ofDebate };
    case 'LegalTermBreached': {
      const { id, term, basis, consultationId, institutionId, subjectId, dueAt } = event.breach;
      return { told: { contract: legalTermBreached, data: { breachId: id, term, basis, consultationId, institutionId, subjectId, dueAt: dueAt.toISOString() } }, aggregate: { id, version: 1 } };
    }
    default:
      return assertNever(event);
  }
}

const requestFacts = ({ id: requestId, status: requestStatus, requester: { organizationId, institutionId: requestingInstitutionId } }: DebateRequest) => ({ requestId, requestStatus, organizationId, requestingInstitutionId });

const planFacts = ({ debate: { plan, requestedAt } }: Of<'DebateScheduled' | 'DebateRescheduled'>) => ({ startsAt: plan.startsAt.toISOString(), endsAt: plan.endsAt.toISOString(), isOnRequest: requestedAt !== null });
