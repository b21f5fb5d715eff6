import { createAccountStore } from '../account/database/stores/account-store';
import { createPasswordResetStore } from '../account/database/stores/password-reset-store';
import { createLinkTokens } from '../account/crypto/link-tokens';
import type { PasswordHasher } from '../account/application/ports';
import type { Area } from '../service/area';
import type { Foundation, Keys } from '../service/foundation';
import { createChangePassword } from './application/commands/change-password';
import { createResetPassword } from './application/commands/reset-password';
import type { CredentialContext } from './graphql/context';
import { credentialResolvers } from './graphql/resolvers';

interface Dependencies extends Foundation {
  readonly hasher: PasswordHasher;
  readonly keys: Pick<Keys, 'resetLinks'>;
  readonly isCommonPassword: (lowerCase: string) => boolean;
}

/** Builds the ways in which a person proves who he is, and how they change. */
export function createCredentialArea(dependencies: Dependencies): Area<CredentialContext> {
  const { dataSource, keys } = dependencies;
  const accounts = createAccountStore(dataSource.manager);
  const resets = createPasswordResetStore(dataSource.manager);
  const commands: CredentialContext = {
    changePassword: createChangePassword({ ...dependencies, accounts }),
    resetPassword: createResetPassword({ ...dependencies, accounts, resets, resetTokens: createLinkTokens(keys.resetLinks) }),
  };
  return { resolvers: credentialResolvers, contextFor: () => commands };
}
