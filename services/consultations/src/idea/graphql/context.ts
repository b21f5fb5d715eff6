import type { AnswerIdea } from '../application/commands/answer-idea';
import type { SubmitIdea } from '../application/commands/submit-idea';
import type { SupportIdea } from '../application/commands/support-idea';
import type { WithdrawIdea } from '../application/commands/withdraw-idea';
import type { WithdrawIdeaSupport } from '../application/commands/withdraw-idea-support';
import type { AskedIdeas, AskedSupports, IdeaReader } from '../application/ports';
import type { Idea, IdeaSupport } from '../domain/idea';
import type { ActingOrganization } from '../domain/permissions';

/** The commands on ideas, by the names of their mutations. */
interface IdeaCommands {
  readonly submitIdea: SubmitIdea;
  readonly supportIdea: SupportIdea;
  readonly withdrawIdeaSupport: WithdrawIdeaSupport;
  readonly withdrawIdea: WithdrawIdea;
  readonly answerIdea: AnswerIdea;
}

/** What the area of ideas gives to resolvers; what is of one idea, institution or organization is batched. */
export interface IdeaContext {
  readonly ideaCommands: IdeaCommands;
  readonly ideaReader: Pick<IdeaReader, 'findPage' | 'count'>;
  /** An idea as it is now. */
  readonly ideaById: (id: string) => Promise<Idea | null>;
  readonly ideasToInstitution: (asked: AskedIdeas) => Promise<readonly Idea[]>;
  readonly ideaCountToInstitution: (institutionId: string) => Promise<number>;
  readonly ideasOfOrganization: (asked: AskedIdeas) => Promise<readonly Idea[]>;
  readonly ideaCountOfOrganization: (organizationId: string) => Promise<number>;
  /** One page of an idea's supporters. */
  readonly supportsOf: (asked: AskedSupports) => Promise<readonly IdeaSupport[]>;
  /** The organizations for which the viewer writes, with where they stand. */
  readonly ownOrganizations: () => Promise<readonly ActingOrganization[]>;
  /** Which of those support an idea. */
  readonly ownSupportsOf: (ideaId: string) => Promise<readonly IdeaSupport[]>;
}
