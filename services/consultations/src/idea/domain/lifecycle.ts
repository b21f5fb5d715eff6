import type { Idea, IdeaEvent, IdeaStatus, SubmittedIdea } from './idea';

/** Who moves an idea on: who writes for its organization, for another one, or for the institution. */
type IdeaActor = 'AUTHOR' | 'SUPPORTER' | 'OFFICER';

/** One edge of an idea's life; NONE is what is not there yet. */
export interface IdeaEdge {
  readonly from: IdeaStatus | 'NONE';
  readonly to: IdeaStatus;
  /** The mutation that walks it. */
  readonly by: string;
  readonly actor: IdeaActor;
  /** What the others are told. */
  readonly event: IdeaEvent['type'];
}

/** Every edge of an idea's life; what is not here is refused with INVALID_STATE. Nothing changes once the institution has answered: who supported it knows what was answered to. */
export const ideaLifecycle: readonly IdeaEdge[] = [
  { from: 'NONE', to: 'SUBMITTED', by: 'submitIdea', actor: 'AUTHOR', event: 'IdeaSubmitted' },
  { from: 'SUBMITTED', to: 'SUBMITTED', by: 'supportIdea', actor: 'SUPPORTER', event: 'IdeaSupported' },
  { from: 'SUBMITTED', to: 'SUBMITTED', by: 'withdrawIdeaSupport', actor: 'SUPPORTER', event: 'IdeaSupportWithdrawn' },
  { from: 'SUBMITTED', to: 'WITHDRAWN', by: 'withdrawIdea', actor: 'AUTHOR', event: 'IdeaWithdrawn' },
  { from: 'SUBMITTED', to: 'ANSWERED', by: 'answerIdea', actor: 'OFFICER', event: 'IdeaAnswered' },
  { from: 'SUBMITTED', to: 'TAKEN_UP', by: 'answerIdea', actor: 'OFFICER', event: 'IdeaTakenUp' },
];

/** An idea one change later. */
const changed = (before: SubmittedIdea): SubmittedIdea => ({ ...before, version: before.version + 1 });

/** What an idea says when it is made. */
type NewIdea = Pick<Idea, 'id' | 'organizationId' | 'institutionId' | 'title' | 'text' | 'domains' | 'createdBy'>;

/** An organization proposes something. */
export const submitIdea = (said: NewIdea, now: Date): IdeaEvent => ({
  type: 'IdeaSubmitted',
  idea: { ...said, version: 1, supporterCount: 0, createdAt: now, status: 'SUBMITTED', statusSince: now },
});

/** Another organization supports it. */
export const supportIdea = (before: SubmittedIdea, supporterId: string): IdeaEvent => ({
  type: 'IdeaSupported',
  idea: { ...changed(before), supporterCount: before.supporterCount + 1 },
  supporterId,
});

/** An organization no longer supports it. */
export const withdrawIdeaSupport = (before: SubmittedIdea, supporterId: string): IdeaEvent => ({
  type: 'IdeaSupportWithdrawn',
  idea: { ...changed(before), supporterCount: before.supporterCount - 1 },
  supporterId,
});

/** Its organization takes it back. */
export const withdrawIdea = (before: SubmittedIdea, now: Date): IdeaEvent => ({
  type: 'IdeaWithdrawn',
  idea: { ...changed(before), status: 'WITHDRAWN', statusSince: now },
});

/** The institution answers it, and does nothing more about it. */
export const answerIdea = (before: SubmittedIdea, answer: string, now: Date): IdeaEvent => ({
  type: 'IdeaAnswered',
  idea: { ...changed(before), status: 'ANSWERED', statusSince: now, answer },
});

/** The institution takes it up into a consultation. */
export const takeUpIdea = (before: SubmittedIdea, taken: { readonly answer: string; readonly consultationId: string }, now: Date): IdeaEvent => ({
  type: 'IdeaTakenUp',
  idea: { ...changed(before), status: 'TAKEN_UP', statusSince: now, ...taken },
});
