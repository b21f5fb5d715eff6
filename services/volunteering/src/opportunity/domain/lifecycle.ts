import { addMonths, dayOf } from '@conect/legal-clock';
import type { Opportunity, OpportunityEvent, OpportunityReasonCode, OpportunityStatus, SaidOpportunity } from './opportunity';

/** Who or what moves an opportunity on: who writes for its organization, who decides for it, SGG, time, or what the registry says of the organization. */
type OpportunityActor = 'WRITER' | 'HOST' | 'SGG' | 'TIME' | 'REGISTRY';

/** One edge of the state machine of domain 2.7; NONE is what is not there yet. */
export interface OpportunityEdge {
  readonly from: OpportunityStatus | 'NONE';
  readonly to: OpportunityStatus;
  /** The mutation, the job or the subscription that walks it. */
  readonly by: string;
  readonly actor: OpportunityActor;
  /** What the others are told. */
  readonly event: OpportunityEvent['type'];
}

/** The job that closes what is over and archives what was over long ago. */
export const walkJob = 'walk-opportunities';

/** What this service does when it hears where an organization stands. */
export const organizationHeard = 'onOrganizationStands';

const edge =
  (by: string, actor: OpportunityActor, event: OpportunityEvent['type']) =>
  (from: OpportunityEdge['from'], to: OpportunityStatus): OpportunityEdge => ({ from, to, by, actor, event });

const unpublished = ['DRAFT', 'IN_REVIEW', 'REJECTED'] as const;
const running = ['PUBLISHED', 'PAUSED'] as const;
const over = ['CLOSED', 'CANCELLED'] as const;

/** Every edge of an opportunity's life; what is not here is refused with INVALID_STATE. What SGG reads is not changed under its eyes: a change makes it a draft again, as it does of what SGG has rejected. */
export const opportunityLifecycle: readonly OpportunityEdge[] = [
  edge('createOpportunity', 'WRITER', 'OpportunityCreated')('NONE', 'DRAFT'),
  ...unpublished.map((from) => edge('updateOpportunity', 'WRITER', 'OpportunityUpdated')(from, 'DRAFT')),
  ...running.map((from) => edge('updateOpportunity', 'WRITER', 'PublishedOpportunityUpdated')(from, from)),
  edge('submitOpportunity', 'WRITER', 'OpportunitySubmitted')('DRAFT', 'IN_REVIEW'),
  edge('approveOpportunity', 'SGG', 'OpportunityPublished')('IN_REVIEW', 'PUBLISHED'),
  edge('rejectOpportunity', 'SGG', 'OpportunityRejected')('IN_REVIEW', 'REJECTED'),
  edge('publishOpportunity', 'HOST', 'OpportunityPublished')('DRAFT', 'PUBLISHED'),
  edge('pauseOpportunity', 'HOST', 'OpportunityPaused')('PUBLISHED', 'PAUSED'),
  edge('resumeOpportunity', 'HOST', 'OpportunityResumed')('PAUSED', 'PUBLISHED'),
  ...running.map((from) => edge('closeOpportunity', 'HOST', 'OpportunityClosed')(from, 'CLOSED')),
  ...[...unpublished, ...running].map((from) => edge('cancelOpportunity', 'HOST', 'OpportunityCancelled')(from, 'CANCELLED')),
  ...running.map((from) => edge(walkJob, 'TIME', 'OpportunityClosed')(from, 'CLOSED')),
  ...over.map((from) => edge(walkJob, 'TIME', 'OpportunityArchived')(from, 'ARCHIVED')),
  edge(organizationHeard, 'REGISTRY', 'OpportunityPaused')('PUBLISHED', 'PAUSED'),
  ...running.map((from) => edge(organizationHeard, 'REGISTRY', 'OpportunityCancelled')(from, 'CANCELLED')),
];

/** The states in which a mutation may be called: those in which one of its edges begins. */
export const statesFor = (mutation: string): readonly OpportunityStatus[] => opportunityLifecycle.flatMap(({ from, by }) => (by === mutation && from !== 'NONE' ? [from] : []));

/** What an opportunity is made of. */
type NewOpportunity = SaidOpportunity & Pick<Opportunity, 'id' | 'organizationId' | 'createdBy'>;

/** Somebody drafts a call. */
export const createOpportunity = (said: NewOpportunity, now: Date): OpportunityEvent => ({
  type: 'OpportunityCreated',
  opportunity: { ...said, version: 1, status: 'DRAFT', statusSince: now, statusReason: null, statusReasonCode: null, createdAt: now, updatedAt: now, publishedAt: null, approvedAt: null, takenCount: 0 },
});

/** An opportunity in another state; why it left the last one is history. */
const moved = (before: Opportunity, status: OpportunityStatus, now: Date): Opportunity => ({
  ...before,
  version: before.version + 1,
  updatedAt: now,
  status,
  statusSince: now,
  statusReason: null,
  statusReasonCode: null,
});

/** Whether it is public already, so that others hear what it says. */
export const isRunning = ({ status }: Opportunity): boolean => running.some((one) => one === status);

/** It says something else: one that is not public becomes a draft again. */
export function updateOpportunity(before: Opportunity, said: Partial<SaidOpportunity>, now: Date): OpportunityEvent {
  const next = { ...before, ...said };
  if (isRunning(before)) return { type: 'PublishedOpportunityUpdated', opportunity: { ...next, version: before.version + 1, updatedAt: now } };
  const opportunity = before.status === 'DRAFT' ? { ...next, version: before.version + 1, updatedAt: now } : moved(next, 'DRAFT', now);
  return { type: 'OpportunityUpdated', opportunity };
}

/** Its organization hands it to SGG. */
export const submitOpportunity = (before: Opportunity, now: Date): OpportunityEvent => ({ type: 'OpportunitySubmitted', opportunity: moved(before, 'IN_REVIEW', now) });

/** It becomes public. */
export const publishOpportunity = (before: Opportunity, now: Date): OpportunityEvent => ({
  type: 'OpportunityPublished',
  opportunity: { ...moved(before, 'PUBLISHED', now), publishedAt: now },
});

/** SGG lets it become public. */
export const approveOpportunity = (before: Opportunity, now: Date): OpportunityEvent => ({
  type: 'OpportunityPublished',
  opportunity: { ...moved(before, 'PUBLISHED', now), publishedAt: now, approvedAt: now },
});

/** SGG refuses it. */
export const rejectOpportunity = (before: Opportunity, reason: string, now: Date): OpportunityEvent => ({
  type: 'OpportunityRejected',
  opportunity: { ...moved(before, 'REJECTED', now), statusReason: reason },
});

/** Nobody applies for the time being; the code says whether its organization wanted that. */
export const pauseOpportunity = (before: Opportunity, now: Date, statusReasonCode: OpportunityReasonCode | null = null): OpportunityEvent => ({
  type: 'OpportunityPaused',
  opportunity: { ...moved(before, 'PAUSED', now), statusReasonCode },
});

/** People apply again. */
export const resumeOpportunity = (before: Opportunity, now: Date): OpportunityEvent => ({ type: 'OpportunityResumed', opportunity: moved(before, 'PUBLISHED', now) });

/** It is over, because its organization or the calendar says so. */
export const closeOpportunity = (before: Opportunity, message: string | null, now: Date): OpportunityEvent => ({ type: 'OpportunityClosed', opportunity: moved(before, 'CLOSED', now), message });

/** Why an opportunity is given up, and what is told to those who wait. */
interface Cancellation {
  readonly reason: string | null;
  readonly reasonCode: OpportunityReasonCode | null;
  readonly message: string | null;
}

/** It is given up. */
export const cancelOpportunity = (before: Opportunity, { reason, reasonCode, message }: Cancellation, now: Date): OpportunityEvent => ({
  type: 'OpportunityCancelled',
  opportunity: { ...moved(before, 'CANCELLED', now), statusReason: reason, statusReasonCode: reasonCode },
  message,
});

/** Nothing is asked of it any more. */
export const archiveOpportunity = (before: Opportunity, now: Date): OpportunityEvent => ({
  type: 'OpportunityArchived',
  opportunity: { ...moved(before, 'ARCHIVED', now), statusReason: before.statusReason, statusReasonCode: before.statusReasonCode },
});

/** No law says for how long an opportunity that is over stays among the others; CONECT leaves it there for a year. */
const archiveAfterMonths = 12;

/** The last day on which an opportunity may have ended that is archived today. */
export const lastArchivedDay = (today: string): string => addMonths(today, -archiveAfterMonths);

/** What time does to this opportunity now; null when it asks nothing of it. The last day is the whole of that day in Romania. */
export function dueEvent(before: Opportunity, now: Date): OpportunityEvent | null {
  const today = dayOf(now);
  if (isRunning(before)) return before.endsOn < today ? closeOpportunity(before, null, now) : null;
  const isOver = over.some((status) => status === before.status);
  return isOver && dayOf(before.statusSince) <= lastArchivedDay(today) ? archiveOpportunity(before, now) : null;
}

/** An organization that stands so calls for nobody any more. */
const endedStatuses: ReadonlySet<string> = new Set(['DISSOLVING', 'WITHDRAWN', 'DEREGISTERED']);

/** What becomes of a running opportunity when its organization stands so; null when nothing does. */
export function eventOfStanding(before: Opportunity, organizationStatus: string, now: Date): OpportunityEvent | null {
  if (!isRunning(before)) return null;
  if (organizationStatus === 'SUSPENDED') return before.status === 'PUBLISHED' ? pauseOpportunity(before, now, 'ORGANIZATION_SUSPENDED') : null;
  return endedStatuses.has(organizationStatus) ? cancelOpportunity(before, { reason: null, reasonCode: 'ORGANIZATION_ENDED', message: null }, now) : null;
}

/** Whether what happened ends the applications that wait for a decision: nobody decides on them any more. A pause of the organization's own leaves them. */
export const endsApplications = ({ type, opportunity }: OpportunityEvent): boolean =>
  type === 'OpportunityClosed' || type === 'OpportunityCancelled' || (type === 'OpportunityPaused' && opportunity.statusReasonCode === 'ORGANIZATION_SUSPENDED');
