import type { Application, ApplicationEvent, ApplicationEventType, ApplicationStatus } from './application';

/** Who or what moves an application on: who applied, the host's people, a place that is free, the end of the opportunity, the contract, or the erasure of a person. */
type ApplicationActor = 'VOLUNTEER' | 'COORDINATOR' | 'FREE_PLACE' | 'OPPORTUNITY' | 'CONTRACT' | 'ERASURE';

/** What walks an edge that no mutation on applications walks. */
export const doings = {
  /** A place is free and somebody waits. */
  freePlace: 'a free place',
  /** The opportunity is closed or cancelled, by hand or by the job, or its organization is suspended or ends. */
  opportunityEnds: 'the end of the opportunity',
  /** Both sides have signed the contract. */
  contractActive: 'ContractActivated',
  /** Identity says that the person is erased. */
  erased: 'UserErased',
} as const;

/** One edge of an application's life; NONE is what is not there yet. */
export interface ApplicationEdge {
  readonly from: ApplicationStatus | 'NONE';
  readonly to: ApplicationStatus;
  /** The mutation that walks it, or one of {@link doings}. */
  readonly by: string;
  readonly actor: ApplicationActor;
  /** What the others are told. */
  readonly event: ApplicationEventType;
}

const actors: Readonly<Record<string, ApplicationActor>> = {
  applyToOpportunity: 'VOLUNTEER',
  withdrawApplication: 'VOLUNTEER',
  [doings.freePlace]: 'FREE_PLACE',
  [doings.opportunityEnds]: 'OPPORTUNITY',
  [doings.contractActive]: 'CONTRACT',
  [doings.erased]: 'ERASURE',
};

const edge = (from: ApplicationEdge['from'], to: ApplicationStatus, by: string, event: ApplicationEventType): ApplicationEdge => ({ from, to, by, event, actor: actors[by] ?? 'COORDINATOR' });

/**
 * Every edge of an application's life (domain 2.7); what is not here is refused with INVALID_STATE. Whoever waits gets the first place that is free, in the order of the line and
 * under both kinds of acceptance: nobody picks among those who wait. Who has a contract leaves by ending it.
 */
export const applicationLifecycle: readonly ApplicationEdge[] = [
  edge('NONE', 'SUBMITTED', 'applyToOpportunity', 'ApplicationSubmitted'),
  edge('NONE', 'ACCEPTED', 'applyToOpportunity', 'ApplicationAccepted'),
  edge('NONE', 'WAITLISTED', 'applyToOpportunity', 'ApplicationWaitlisted'),
  edge('SUBMITTED', 'ACCEPTED', 'acceptApplication', 'ApplicationAccepted'),
  edge('SUBMITTED', 'WAITLISTED', 'waitlistApplication', 'ApplicationWaitlisted'),
  edge('WAITLISTED', 'ACCEPTED', doings.freePlace, 'ApplicationPromoted'),
  edge('SUBMITTED', 'REJECTED', 'rejectApplication', 'ApplicationRejected'),
  edge('WAITLISTED', 'REJECTED', 'rejectApplication', 'ApplicationRejected'),
  edge('ACCEPTED', 'REJECTED', 'rejectApplication', 'ApplicationRejected'),
  edge('SUBMITTED', 'REJECTED', 'blockVolunteer', 'ApplicationRejected'),
  edge('WAITLISTED', 'REJECTED', 'blockVolunteer', 'ApplicationRejected'),
  edge('SUBMITTED', 'WITHDRAWN', 'withdrawApplication', 'ApplicationWithdrawn'),
  edge('WAITLISTED', 'WITHDRAWN', 'withdrawApplication', 'ApplicationWithdrawn'),
  edge('ACCEPTED', 'WITHDRAWN', 'withdrawApplication', 'ApplicationWithdrawn'),
  edge('SUBMITTED', 'WITHDRAWN', doings.erased, 'ApplicationWithdrawn'),
  edge('WAITLISTED', 'WITHDRAWN', doings.erased, 'ApplicationWithdrawn'),
  edge('ACCEPTED', 'WITHDRAWN', doings.erased, 'ApplicationWithdrawn'),
  edge('SUBMITTED', 'CANCELLED_BY_HOST', doings.opportunityEnds, 'ApplicationCancelledByHost'),
  edge('WAITLISTED', 'CANCELLED_BY_HOST', doings.opportunityEnds, 'ApplicationCancelledByHost'),
  edge('ACCEPTED', 'ENGAGED', doings.contractActive, 'ApplicationEngaged'),
  edge('ACCEPTED', 'NO_SHOW', 'markNoShow', 'ApplicationNoShowRecorded'),
  edge('ENGAGED', 'NO_SHOW', 'markNoShow', 'ApplicationNoShowRecorded'),
  edge('ENGAGED', 'COMPLETED', 'completeApplication', 'ApplicationCompleted'),
];

/** The states in which something can be done: those in which one of its edges begins. */
export const statesFor = (by: string): readonly ApplicationStatus[] => [...new Set(applicationLifecycle.flatMap(({ from, by: walkedBy }) => (walkedBy === by && from !== 'NONE' ? [from] : [])))];

/** What an application says when it is made. */
export type NewApplication = Pick<Application, 'id' | 'opportunityId' | 'organizationId' | 'shiftId' | 'volunteerId' | 'motivation' | 'answers'>;

/** Where an application begins: at once with a place, in line, or waiting for an answer. */
export type Beginning = { readonly to: 'SUBMITTED' | 'ACCEPTED' } | { readonly to: 'WAITLISTED'; readonly waitingNumber: number };

/** Somebody applies. */
export function apply(said: NewApplication, beginning: Beginning, now: Date): ApplicationEvent {
  const { event } = edgeOf('NONE', 'applyToOpportunity', beginning.to);
  const waitingNumber = beginning.to === 'WAITLISTED' ? beginning.waitingNumber : null;
  return { type: event, application: { ...said, version: 1, status: beginning.to, statusSince: now, reasonCode: null, reason: null, appliedAt: now, waitingNumber } };
}

/** What is said when an application moves on. */
export interface Move {
  /** The mutation, or one of {@link doings}; from each state it leads to one other. */
  readonly by: string;
  readonly reasonCode?: Application['reasonCode'];
  readonly reason?: string | null;
  /** Only of who joins the line. */
  readonly waitingNumber?: number;
}

/** Moves an application along its edge; that there is one was asked before. */
export function move(before: Application, { by, reasonCode = null, reason = null, waitingNumber }: Move, now: Date): ApplicationEvent {
  const { to, event } = edgeOf(before.status, by);
  return { type: event, application: { ...before, version: before.version + 1, status: to, statusSince: now, reasonCode, reason, waitingNumber: waitingNumber ?? null } };
}

function edgeOf(from: ApplicationEdge['from'], by: string, to?: ApplicationStatus): ApplicationEdge {
  const found = applicationLifecycle.find((candidate) => candidate.from === from && candidate.by === by && (to === undefined || candidate.to === to));
  if (found === undefined) throw new Error(`Expected an edge from ${from} by ${by}`);
  return found;
}
