import type { ChangePassword } from '../application/commands/change-password';
import type { ConfirmTotp } from '../application/commands/confirm-totp';
import type { EnableTotp } from '../application/commands/enable-totp';
import type { FinishSecondFactor } from '../application/commands/finish-second-factor';
import type { ResetPassword } from '../application/commands/reset-password';

/** What resolvers know of credentials. */
export interface CredentialContext {
  readonly changePassword: ChangePassword;
  readonly resetPassword: ResetPassword;
  readonly enableTotp: EnableTotp;
  readonly confirmTotp: ConfirmTotp;
  readonly finishSecondFactor: FinishSecondFactor;
}
