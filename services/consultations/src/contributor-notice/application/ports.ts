import type { CommandRunner } from '@conect/auth';
import type { ConsultationStore } from '../../consultation/application/ports';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { ContributorNotice, ContributorRound, ToldContribution } from '../domain/contributor-notice';

/** Which contributors have been told of what, in one transaction. */
export interface ContributorRoundStore {
  /** The round that waits longest, locked; one that somebody else works on is left out. */
  readonly findOpen: () => Promise<ContributorRound | null>;
  /** The next contributions of a round whose authors can be told, by their ids; those that were taken back are left out. */
  readonly findNext: (round: ContributorRound, limit: number) => Promise<readonly ToldContribution[]>;
  /** Keeps how far a round has come. */
  readonly advance: (roundId: string, toldUpTo: string) => Promise<void>;
  readonly end: (roundId: string, now: Date) => Promise<void>;
}

/** What telling contributors may touch inside one transaction. */
export interface ContributorNoticeUnit {
  /** Business time. */
  readonly now: Date;
  readonly rounds: ContributorRoundStore;
  readonly consultations: Pick<ConsultationStore, 'findByIdForShare'>;
  /** Puts the events in the outbox of this transaction. */
  readonly publish: (notices: readonly ContributorNotice[]) => Promise<void>;
}

/** Runs a step in one transaction. */
export type InContributorNoticeTransaction = CommandRunner<ContributorNoticeUnit, ConsultationsErrorCode>;
