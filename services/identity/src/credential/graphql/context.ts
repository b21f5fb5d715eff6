import type { ChangePassword } from '../application/commands/change-password';
import type { ResetPassword } from '../application/commands/reset-password';

/** What resolvers know of credentials. */
export interface CredentialContext {
  readonly changePassword: ChangePassword;
  readonly resetPassword: ResetPassword;
}
