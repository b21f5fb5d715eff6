import type { RestoreAccount } from '../application/commands/restore-account';

/** What resolvers know of retention. */
export interface RetentionContext {
  readonly restoreAccount: RestoreAccount;
}
