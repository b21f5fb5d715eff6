import type { AnswerForMinor } from '../application/commands/answer-for-minor';

/** What resolvers know of guardians. */
export interface GuardianContext {
  readonly confirmMinorAccount: AnswerForMinor;
  readonly refuseMinorAccount: AnswerForMinor;
  readonly withdrawMinorAccount: AnswerForMinor;
}
