import type { ApplyForPublicUtility } from '../application/commands/apply-for-public-utility';
import type { ForwardPublicUtilityCase } from '../application/commands/forward-public-utility-case';
import type { GrantPublicUtility } from '../application/commands/grant-public-utility';
import type { ProposePublicUtility } from '../application/commands/propose-public-utility';
import type { RefusePublicUtility } from '../application/commands/refuse-public-utility';
import type { RequestCompletion } from '../application/commands/request-completion';
import type { StartPublicUtilityExamination } from '../application/commands/start-public-utility-examination';
import type { SupplyCompletion } from '../application/commands/supply-completion';
import type { WithdrawPublicUtility } from '../application/commands/withdraw-public-utility';
import type { CaseReader } from '../application/ports';
import type { PublicUtilityCase } from '../domain/public-utility-case';

/** The commands on cases, by the names of their mutations. */
export interface CaseCommands {
  readonly applyForPublicUtility: ApplyForPublicUtility;
  readonly forwardPublicUtilityCase: ForwardPublicUtilityCase;
  readonly startPublicUtilityExamination: StartPublicUtilityExamination;
  readonly requestCompletion: RequestCompletion;
  readonly supplyCompletion: SupplyCompletion;
  readonly proposePublicUtility: ProposePublicUtility;
  readonly grantPublicUtility: GrantPublicUtility;
  readonly refusePublicUtility: RefusePublicUtility;
  readonly withdrawPublicUtility: WithdrawPublicUtility;
}

/** What the public-utility area gives to resolvers. */
export interface PublicUtilityContext {
  readonly caseCommands: CaseCommands;
  readonly caseReader: Pick<CaseReader, 'findQueue' | 'countQueue'>;
  /** A case as it is after a mutation of this request. */
  readonly changedCase: (id: string) => Promise<PublicUtilityCase | null>;
  /** Batched per request; the newest first. */
  readonly casesOf: (organizationId: string) => Promise<readonly PublicUtilityCase[]>;
  /** Business time, read once per request. */
  readonly businessTime: () => Promise<Date>;
}
