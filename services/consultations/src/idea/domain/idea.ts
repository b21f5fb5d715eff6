/** What is true of an idea in every state. */
interface IdeaFacts {
  readonly id: string;
  /** One more with each change. */
  readonly version: number;
  /** Whose idea it is. */
  readonly organizationId: string;
  /** To whom it is addressed. */
  readonly institutionId: string;
  readonly title: string;
  readonly text: string;
  /** Codes of activity domains. */
  readonly domains: readonly string[];
  /** How many other organizations support it. */
  readonly supporterCount: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly statusSince: Date;
}

/** Waits for the institution; others may support it. */
export interface SubmittedIdea extends IdeaFacts {
  readonly status: 'SUBMITTED';
}

/** The institution has answered, and does nothing more about it. */
interface AnsweredIdea extends IdeaFacts {
  readonly status: 'ANSWERED';
  readonly answer: string;
}

/** The institution consults on it. */
interface TakenUpIdea extends IdeaFacts {
  readonly status: 'TAKEN_UP';
  readonly answer: string;
  /** A consultation of the same institution; it may still be hidden. */
  readonly consultationId: string;
}

/** Its organization took it back before there was an answer; it stays to be seen by who supported it. */
interface WithdrawnIdea extends IdeaFacts {
  readonly status: 'WITHDRAWN';
}

/** What an organization proposes to an institution that has no draft about it. */
export type Idea = SubmittedIdea | AnsweredIdea | TakenUpIdea | WithdrawnIdea;

/** Where an idea stands. */
export type IdeaStatus = Idea['status'];

/** Something that happened to an idea; the idea is as it is afterwards. */
export type IdeaEvent =
  | { readonly type: 'IdeaSubmitted' | 'IdeaWithdrawn' | 'IdeaAnswered' | 'IdeaTakenUp'; readonly idea: Idea }
  | { readonly type: 'IdeaSupported' | 'IdeaSupportWithdrawn'; readonly idea: Idea; readonly supporterId: string };

/** The support of one organization for an idea. */
export interface IdeaSupport {
  readonly ideaId: string;
  readonly organizationId: string;
  readonly supportedAt: Date;
  readonly supportedBy: string;
}
