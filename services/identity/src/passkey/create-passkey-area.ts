import type { PasswordHasher } from '../account/application/ports';
import { createAccountStore } from '../account/database/stores/account-store';
import { oneTimeSecrets } from '../credential/crypto/one-time-secrets';
import type { Area } from '../service/area';
import type { Throttle } from '../service/application/ports';
import type { Foundation } from '../service/foundation';
import type { RelyingPartySettings } from '../service/relying-party-settings';
import type { SessionOpening } from '../session/application/session-opener';
import { createFinishPasskeyRegistration } from './application/commands/finish-passkey-registration';
import { createFinishPasskeySignIn } from './application/commands/finish-passkey-sign-in';
import { createRemovePasskey } from './application/commands/remove-passkey';
import { createRenamePasskey } from './application/commands/rename-passkey';
import { createStartPasskeyRegistration } from './application/commands/start-passkey-registration';
import { createStartPasskeySignIn } from './application/commands/start-passkey-sign-in';
import { createRelyingParty } from './crypto/relying-party';
import { createPasskeyCeremonyStore, removeCeremoniesExpiredBefore } from './database/stores/passkey-ceremony-store';
import { createPasskeyStore } from './database/stores/passkey-store';
import type { PasskeyContext } from './graphql/context';
import { passkeyResolvers } from './graphql/resolvers';

interface Dependencies extends Foundation {
  readonly hasher: PasswordHasher;
  readonly throttle: Throttle;
  readonly opening: SessionOpening;
  readonly relyingParty: RelyingPartySettings;
}

/** Builds passkeys: registering them, signing in with them, naming and removing them. */
export function createPasskeyArea({ relyingParty: settings, ...dependencies }: Dependencies): Area<PasskeyContext> {
  const { dataSource, clock, logger, opening } = dependencies;
  const relyingParty = createRelyingParty({ ...settings, logger });
  const accounts = createAccountStore(dataSource.manager);
  const passkeys = createPasskeyStore(dataSource.manager);
  const ceremonies = createPasskeyCeremonyStore(dataSource.manager);
  const given = { ...dependencies, accounts, passkeys, ceremonies, relyingParty, secrets: oneTimeSecrets };
  const commands: PasskeyContext = {
    startPasskeyRegistration: createStartPasskeyRegistration(given),
    finishPasskeyRegistration: createFinishPasskeyRegistration(given),
    startPasskeySignIn: createStartPasskeySignIn(given),
    finishPasskeySignIn: createFinishPasskeySignIn({
      ...given,
      ...opening,
      onCounterBehind: ({ id: passkeyId, userId, counter: known }, { counter: shown }) =>
        logger.warn({ passkeyId, userId, known, shown }, 'passkey counter did not rise'),
    }),
    renamePasskey: createRenamePasskey(dependencies),
    removePasskey: createRemovePasskey(dependencies),
    passkeysOf: (userId) => passkeys.findByUser(userId),
  };
  return {
    resolvers: passkeyResolvers,
    contextFor: () => commands,
    jobs: [
      {
        tasks: { 'purge-passkey-ceremonies': () => removeCeremoniesExpiredBefore(dataSource.manager, clock.now()) },
        crontab: '51 * * * * purge-passkey-ceremonies',
      },
    ],
  };
}
