import type { ConfirmEmail } from '../application/commands/confirm-email';
import type { DisableAccount } from '../application/commands/disable-account';
import type { EnableAccount } from '../application/commands/enable-account';
import type { RegisterUser } from '../application/commands/register-user';
import type { RequestPasswordReset } from '../application/commands/request-password-reset';
import type { UpdateProfile } from '../application/commands/update-profile';
import type { UserView } from './user-view';

/** What resolvers know of accounts. */
export interface AccountContext {
  readonly registerUser: RegisterUser;
  readonly confirmEmail: ConfirmEmail;
  readonly updateProfile: UpdateProfile;
  readonly disableAccount: DisableAccount;
  readonly enableAccount: EnableAccount;
  readonly requestPasswordReset: RequestPasswordReset;
  /** The person as the viewer may see him; null for the unknown and the hidden alike. */
  readonly viewOfUser: (userId: string) => Promise<UserView | null>;
  /** The person as he sees himself: for whoever has just proven to be him. */
  readonly ownView: (userId: string) => Promise<UserView | null>;
  /** The address that a confirmation is about. */
  readonly confirmationEmail: (confirmationId: string) => Promise<string | null>;
}
