import type { RegisterPushDevice } from '../application/commands/register-push-device';
import type { RemovePushDevice } from '../application/commands/remove-push-device';
import type { PushDevice } from '../domain/push-device';

/** What the area of pushes gives to resolvers. */
export interface PushContext {
  readonly pushCommands: { readonly registerPushDevice: RegisterPushDevice; readonly removePushDevice: RemovePushDevice };
  readonly pushPublicKey: string;
  /** The viewer's own, the last registered first. */
  readonly ownPushDevices: () => Promise<readonly PushDevice[]>;
}
