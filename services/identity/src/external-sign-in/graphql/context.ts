import type { FinishExternalSignIn } from '../application/commands/finish-external-sign-in';
import type { StartExternalSignIn } from '../application/commands/start-external-sign-in';
import type { UnlinkExternalIdentity } from '../application/commands/unlink-external-identity';
import type { ExternalIdentity } from '../domain/external-identity';
import type { Provider } from '../domain/provider';

/** What resolvers know of external sign-in. */
export interface ExternalSignInContext {
  readonly startExternalSignIn: StartExternalSignIn;
  readonly finishExternalSignIn: FinishExternalSignIn;
  readonly unlinkExternalIdentity: UnlinkExternalIdentity;
  readonly externalProviders: readonly Provider[];
  readonly externalIdentitiesOf: (userId: string) => Promise<readonly ExternalIdentity[]>;
}
