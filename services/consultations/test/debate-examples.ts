import type { Debate, DebatePlan, DebateStatus } from '../src/debate/domain/debate';
import { openRequest, type DebateRequest, type PendingDebateRequest } from '../src/debate/domain/debate-request';
import type { DebateRegistration } from '../src/debate/domain/registration';
import { inEveryStatus, institutionId, then } from './examples';

export const later = new Date('2026-03-20T08:00:00Z');

/** A morning in Bucharest. */
export const aPlan: DebatePlan = {
  startsAt: new Date('2026-03-10T08:00:00Z'),
  endsAt: new Date('2026-03-10T11:00:00Z'),
  address: 'Bd. Libertății 12',
  localityCode: null,
  onlineUrl: null,
  places: 50,
  howToRegister: 'În CONECT.',
  howToSpeak: 'Trei minute fiecare.',
  agenda: 'Articolul 2.',
};

const facts = { id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1', consultationId: inEveryStatus.OPEN.id, institutionId, version: 4, createdAt: then, statusSince: then, registrationCount: 2 };
const announced = { ...facts, requestedAt: then, announcedAt: then, plan: aPlan };
const held = { ...announced, heldOn: '2026-03-10', minutesDueAt: new Date('2026-03-20T22:00:00Z'), minutesBasis: 'Legea 52/2003 art.7(10)', individualCount: 3 };

/** A debate in every state. */
export const aDebate = {
  NONE: { ...facts, status: 'NONE' },
  REQUESTED: { ...facts, status: 'REQUESTED', requestedAt: then },
  SCHEDULED: { ...announced, status: 'SCHEDULED' },
  HELD: { ...held, status: 'HELD' },
  OVERDUE: { ...held, status: 'OVERDUE' },
  MINUTES_PUBLISHED: { ...held, status: 'MINUTES_PUBLISHED', minutesText: 'S-a discutat.', minutesDocumentId: null, minutesPublishedAt: later },
} as const satisfies { readonly [Status in DebateStatus]: Extract<Debate, { status: Status }> };

const organizationId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001';
const requestFacts = { id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d2', debateId: facts.id, consultationId: facts.consultationId, userId: 'ana', channel: 'CONECT', receivedOn: '2026-03-02', scanDocumentId: null, text: 'Cerem o dezbatere.' } as const;

/** A request as it is made. */
export function aRequest(status: 'SUGGESTION' | 'ACCEPTED'): DebateRequest {
  const requester = { kind: status === 'SUGGESTION' ? 'INDIVIDUAL' : 'ORGANIZATION', organizationId: status === 'SUGGESTION' ? null : organizationId, institutionId: null, name: null } as const;
  return openRequest({ ...requestFacts, requester }, { status }, then);
}

/** A request that waits for an officer. */
export const pending = openRequest(
  { ...requestFacts, requester: { kind: 'ORGANIZATION', organizationId, institutionId: null, name: null } },
  { status: 'PENDING_ELIGIBILITY', decisionDueAt: new Date('2026-03-09T22:00:00Z'), decisionBasis: 'CONECT (Legea 52/2003 art.7(9))' },
  then,
) as PendingDebateRequest;

/** Somebody who comes, or waits for a place. */
export const aRegistration = (status: 'REGISTERED' | 'WAITLISTED'): DebateRegistration => ({
  id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d3',
  debateId: facts.id,
  position: 3,
  userId: 'paul',
  organizationId: null,
  contact: { name: 'Paul Ionescu', email: 'paul@example.org', phone: null },
  wantsToSpeak: true,
  status,
  createdAt: then,
  attended: null,
});
