import type { AppealModeration } from '../application/commands/appeal-moderation';
import type { DecideAppeal } from '../application/commands/decide-appeal';
import type { DecideContributions } from '../application/commands/decide-contributions';
import type { EditContribution } from '../application/commands/edit-contribution';
import type { HideContribution } from '../application/commands/hide-contribution';
import type { RecordContribution } from '../application/commands/record-contribution';
import type { SubmitContribution } from '../application/commands/submit-contribution';
import type { WithdrawContribution } from '../application/commands/withdraw-contribution';
import type { AskedContributions, ContributionReader, ContributionVersion, Receipt, RegisterReader } from '../application/ports';
import type { Contribution, ContributionAuthor } from '../domain/contribution';
import type { Moderation } from '../domain/moderation';
import type { Standing } from '../domain/permissions';

/** An organization that another service owns. */
export interface OrganizationReference {
  readonly id: string;
}

/** A hiding as one viewer sees it. */
export interface SeenModeration {
  readonly moderation: Moderation;
  /** Whether the viewer reads what was said about the words. */
  readonly isPrivy: boolean;
}

/** The commands on contributions, by the names of their mutations. */
interface ContributionCommands {
  readonly submitContribution: SubmitContribution;
  readonly recordContribution: RecordContribution;
  readonly editContribution: EditContribution;
  readonly withdrawContribution: WithdrawContribution;
  readonly decideContributions: DecideContributions;
  readonly hideContribution: HideContribution;
  readonly appealModeration: AppealModeration;
  readonly decideAppeal: DecideAppeal;
}

/** What the contribution area gives to resolvers; what is of one contribution or consultation is batched, whoever may see it. */
export interface ContributionContext {
  readonly contributionCommands: ContributionCommands;
  readonly contributionReader: Pick<ContributionReader, 'findRegisterPage' | 'countRegister' | 'findAppeals' | 'countAppeals'>;
  readonly registerReader: Pick<RegisterReader, 'verify' | 'findRoots' | 'countRoots'>;
  /** A contribution as it is now. */
  readonly contributionById: (id: string) => Promise<Contribution | null>;
  /** One page of the contributions of a consultation or an organization. */
  readonly contributionsOf: (asked: AskedContributions) => Promise<readonly Contribution[]>;
  readonly contributionCountOf: (asked: Omit<AskedContributions, 'request'>) => Promise<number>;
  readonly contributionVersionsOf: (contributionId: string) => Promise<readonly ContributionVersion[]>;
  readonly receiptOf: (contributionId: string) => Promise<Receipt | null>;
  /** How an author stands now. */
  readonly standingOf: (author: ContributionAuthor) => Promise<Standing>;
}
