import { createAccountStore } from '../account/database/stores/account-store';
import { createPasswordResetStore } from '../account/database/stores/password-reset-store';
import { createLinkTokens } from '../account/crypto/link-tokens';
import type { PasswordHasher } from '../account/application/ports';
import type { Area } from '../service/area';
import { removeExpiredThrottles } from '../service/database/stores/throttle-store';
import type { Throttle } from '../service/application/ports';
import type { Foundation, Keys } from '../service/foundation';
import { createChangePassword } from './application/commands/change-password';
import { createConfirmTotp } from './application/commands/confirm-totp';
import { createEnableTotp } from './application/commands/enable-totp';
import { createFinishSecondFactor } from './application/commands/finish-second-factor';
import { createResetPassword } from './application/commands/reset-password';
import { oneTimeSecrets } from './crypto/one-time-secrets';
import { createTotpSecrets } from './crypto/totp-secrets';
import { createSignInChallengeStore, removeChallengesExpiredBefore } from './database/stores/sign-in-challenge-store';
import type { SessionOpening } from '../session/application/session-opener';
import type { CredentialContext } from './graphql/context';
import { credentialResolvers } from './graphql/resolvers';

interface Dependencies extends Foundation {
  readonly hasher: PasswordHasher;
  readonly keys: Pick<Keys, 'resetLinks' | 'secondFactors'>;
  readonly opening: SessionOpening;
  readonly throttle: Throttle;
  readonly isCommonPassword: (lowerCase: string) => boolean;
}

/** Builds the ways in which a person proves who he is, and how they change. */
export function createCredentialArea(dependencies: Dependencies): Area<CredentialContext> {
  const { dataSource, clock, keys, opening } = dependencies;
  const totp = createTotpSecrets(keys.secondFactors);
  const challenges = createSignInChallengeStore(dataSource.manager);
  const accounts = createAccountStore(dataSource.manager);
  const resets = createPasswordResetStore(dataSource.manager);
  const commands: CredentialContext = {
    changePassword: createChangePassword({ ...dependencies, accounts }),
    enableTotp: createEnableTotp({ ...dependencies, accounts, totp }),
    confirmTotp: createConfirmTotp({ ...dependencies, totp, secrets: oneTimeSecrets }),
    finishSecondFactor: createFinishSecondFactor({ ...dependencies, ...opening, challenges, totp, secrets: oneTimeSecrets }),
    resetPassword: createResetPassword({ ...dependencies, accounts, resets, resetTokens: createLinkTokens(keys.resetLinks) }),
  };
  return {
    resolvers: credentialResolvers,
    contextFor: () => commands,
    jobs: [
      { tasks: { 'purge-throttle': () => removeExpiredThrottles(dataSource.manager, clock.now()) }, crontab: '47 * * * * purge-throttle' },
      {
        tasks: { 'purge-sign-in-challenges': () => removeChallengesExpiredBefore(dataSource.manager, clock.now()) },
        crontab: '49 * * * * purge-sign-in-challenges',
      },
    ],
  };
}
