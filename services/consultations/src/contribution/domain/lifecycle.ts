import type { ContributionContent } from './content';
import type { Contribution, ContributionDecision, ContributionEvent, ContributionStatus, DecidedContribution, DecidedStatus, ReviewedContribution, SubmittedContribution } from './contribution';

/** Who or what moves a contribution on. */
type LifecycleActor = 'AUTHOR' | 'OFFICER' | 'TIME';

/** One edge of the state machine of domain 2.5; NONE is what is not there yet. */
interface ContributionEdge {
  readonly from: ContributionStatus | 'NONE';
  readonly to: ContributionStatus;
  /** The mutation or the job that walks it. */
  readonly by: string;
  readonly actor: LifecycleActor;
  /** What the others are told. */
  readonly event: ContributionEvent['type'];
}

/** What an institution can decide. */
export const decidedStatuses: readonly DecidedStatus[] = ['ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE'];

/** The job that takes contributions under review once the term for proposals is over. */
export const reviewJob = 'review-contributions';

/** Every edge of a contribution's life; what is not here is refused with INVALID_STATE. */
export const contributionLifecycle: readonly ContributionEdge[] = [
  { from: 'NONE', to: 'SUBMITTED', by: 'submitContribution', actor: 'AUTHOR', event: 'ContributionSubmitted' },
  { from: 'NONE', to: 'SUBMITTED', by: 'recordContribution', actor: 'OFFICER', event: 'ContributionSubmitted' },
  { from: 'SUBMITTED', to: 'SUBMITTED', by: 'editContribution', actor: 'AUTHOR', event: 'ContributionEdited' },
  { from: 'SUBMITTED', to: 'WITHDRAWN', by: 'withdrawContribution', actor: 'AUTHOR', event: 'ContributionWithdrawn' },
  // Nobody begins the examination: the end of the term does, so that no institution can put it off.
  { from: 'SUBMITTED', to: 'UNDER_REVIEW', by: reviewJob, actor: 'TIME', event: 'ContributionTakenUnderReview' },
  ...(['UNDER_REVIEW', ...decidedStatuses] as const).flatMap((from) =>
    decidedStatuses.map((to) => ({ from, to, by: 'decideContributions', actor: 'OFFICER', event: 'ContributionDecided' }) as const),
  ),
];

/** The states in which a mutation may be called: those in which one of its edges begins. */
export const contributionStatesFor = (mutation: string): readonly ContributionStatus[] =>
  contributionLifecycle.flatMap(({ from, by }) => (by === mutation && from !== 'NONE' ? [from] : []));

/** What a new contribution is made of. */
export type NewContribution = Omit<SubmittedContribution, 'version' | 'status' | 'statusSince' | 'contentNumber' | 'createdAt' | 'erasedAt' | 'moderation'>;

/** A contribution is received and stands in the register. */
export const submitContribution = (facts: NewContribution, now: Date): ContributionEvent & { readonly contribution: SubmittedContribution } => ({
  type: 'ContributionSubmitted',
  contribution: { ...facts, version: 1, status: 'SUBMITTED', statusSince: now, contentNumber: 1, createdAt: now, erasedAt: null, moderation: null },
});

/** Its author says something else; what was said before is kept. */
export const editContribution = (before: SubmittedContribution, content: ContributionContent): ContributionEvent => ({
  type: 'ContributionEdited',
  contribution: { ...before, version: before.version + 1, contentNumber: before.contentNumber + 1, content },
});

/** Its author takes it back; the number stays in the register. */
export const withdrawContribution = (before: SubmittedContribution, now: Date): ContributionEvent => ({
  type: 'ContributionWithdrawn',
  contribution: { ...before, status: 'WITHDRAWN', statusSince: now, version: before.version + 1 },
});

/** The term is over, and the institution examines it. */
export const takeUnderReview = (before: SubmittedContribution, now: Date): ContributionEvent & { readonly contribution: ReviewedContribution } => ({
  type: 'ContributionTakenUnderReview',
  contribution: { ...before, status: 'UNDER_REVIEW', statusSince: now, version: before.version + 1 },
});

/** The institution decides, for the first time or otherwise than before. */
export function decideContribution(before: ReviewedContribution | DecidedContribution, decision: ContributionDecision & { readonly decidedBy: string }, now: Date): ContributionEvent & { readonly contribution: DecidedContribution } {
  const decisionNumber = 'decisionNumber' in before ? before.decisionNumber + 1 : 1;
  return { type: 'ContributionDecided', contribution: { ...before, ...decision, decidedAt: now, decisionNumber, statusSince: now, version: before.version + 1 } };
}

/** Whether the institution has decided. */
export const isDecided = (contribution: Contribution): contribution is DecidedContribution => 'decisionNumber' in contribution;

/** Whether its author may still say something else, as far as it stands. */
export const isSubmitted = (contribution: Contribution): contribution is SubmittedContribution => contribution.status === 'SUBMITTED';
