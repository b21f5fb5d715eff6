import type { FinishPasskeyRegistration } from '../application/commands/finish-passkey-registration';
import type { FinishPasskeySignIn } from '../application/commands/finish-passkey-sign-in';
import type { RemovePasskey } from '../application/commands/remove-passkey';
import type { RenamePasskey } from '../application/commands/rename-passkey';
import type { StartPasskeyRegistration } from '../application/commands/start-passkey-registration';
import type { StartPasskeySignIn } from '../application/commands/start-passkey-sign-in';
import type { Passkey } from '../domain/passkey';

/** What resolvers know of passkeys. */
export interface PasskeyContext {
  readonly startPasskeyRegistration: StartPasskeyRegistration;
  readonly finishPasskeyRegistration: FinishPasskeyRegistration;
  readonly startPasskeySignIn: StartPasskeySignIn;
  readonly finishPasskeySignIn: FinishPasskeySignIn;
  readonly renamePasskey: RenamePasskey;
  readonly removePasskey: RemovePasskey;
  /** The passkeys of a user, the oldest first. */
  readonly passkeysOf: (userId: string) => Promise<readonly Passkey[]>;
}
