import type { Mailer } from '@conect/service-kit';
import { accountMailJob } from '../service/database/unit-of-work';
import type { Area, ViewedRequest } from '../service/area';
import type { Throttle } from '../service/application/ports';
import type { Foundation, Keys } from '../service/foundation';
import { daysBefore } from '../service/domain/days';
import DataLoader from 'dataloader';
import { createGuardianConsentStore } from '../guardian/database/stores/guardian-consent-store';
import { createInvitationStore } from '../invitation/database/stores/invitation-store';
import type { InactivityTerms } from '../retention/domain/inactivity';
import { sightOfUser, type Sight } from '../membership/domain/permissions';
import { createConfirmEmail } from './application/commands/confirm-email';
import { createDisableAccount } from './application/commands/disable-account';
import { createEnableAccount } from './application/commands/enable-account';
import { createRegisterUser } from './application/commands/register-user';
import { createRequestPasswordReset } from './application/commands/request-password-reset';
import { createUpdateProfile } from './application/commands/update-profile';
import type { PasswordHasher } from './application/ports';
import { createLinkTokens } from './crypto/link-tokens';
import { createAccountStore } from './database/stores/account-store';
import { createEmailConfirmationStore, removeConfirmationsExpiredBefore } from './database/stores/email-confirmation-store';
import { createPasswordResetStore, removeResetsExpiredBefore } from './database/stores/password-reset-store';
import { isErased, type Account } from './domain/account';
import type { AccountContext } from './graphql/context';
import { accountResolvers } from './graphql/resolvers';
import type { UserView } from './graphql/user-view';
import { createComposeMail, type ComposeMail } from './jobs/compose-mail';
import { createSendAccountMail } from './jobs/send-account-mail';

interface Dependencies extends Foundation {
  readonly hasher: PasswordHasher;
  readonly throttle: Throttle;
  readonly keys: Pick<Keys, 'links' | 'resetLinks' | 'invitations' | 'guardianLinks' | 'guardianWithdrawals' | 'restoreLinks'>;
  readonly isCommonPassword: (lowerCase: string) => boolean;
  readonly mailer: Mailer;
  readonly webUrl: string;
  readonly terms: InactivityTerms;
  readonly secondFactorRequired: boolean;
}

const linksKeptDays = 30;

/** Builds people's accounts: registration, confirmation, profile, and the mails about them; other areas write theirs by `composeMail`. */
export function createAccountArea(dependencies: Dependencies): Area<AccountContext> & { readonly composeMail: ComposeMail } {
  const { dataSource, clock, logger, mailer, keys, webUrl } = dependencies;
  const accounts = createAccountStore(dataSource.manager);
  const confirmations = createEmailConfirmationStore(dataSource.manager);
  const linkTokens = createLinkTokens(keys.links);
  const requestPasswordReset = createRequestPasswordReset(dependencies);
  const commands = {
    registerUser: createRegisterUser(dependencies),
    confirmEmail: createConfirmEmail({ ...dependencies, linkTokens }),
    updateProfile: createUpdateProfile({ ...dependencies, accounts }),
    disableAccount: createDisableAccount(dependencies),
    enableAccount: createEnableAccount(dependencies),
  };
  const resets = createPasswordResetStore(dataSource.manager);
  const resetTokens = createLinkTokens(keys.resetLinks);
  const invitations = createInvitationStore(dataSource.manager);
  const invitationTokens = createLinkTokens(keys.invitations);
  const guardians = {
    consents: createGuardianConsentStore(dataSource.manager),
    tokens: createLinkTokens(keys.guardianLinks),
    withdrawalTokens: createLinkTokens(keys.guardianWithdrawals),
  };
  const composeMail = createComposeMail({ guardians, restoreTokens: createLinkTokens(keys.restoreLinks), terms: dependencies.terms, accounts, confirmations, resets, linkTokens, resetTokens, webUrl, invitations, invitationTokens });
  const keptSince = (): Date => daysBefore(clock.now(), linksKeptDays);

  return {
    composeMail,
    resolvers: accountResolvers,
    contextFor: (request) => ({
      ...viewsFor(request, async (ids) => accounts.findByIds(ids), commands),
      requestPasswordReset,
      confirmationEmail: async (id) => (await confirmations.findById(id))?.email ?? null,
    }),
    jobs: [
      { tasks: { [accountMailJob]: createSendAccountMail({ composeMail, mailer, clock, logger }) }, crontab: '' },
      {
        tasks: {
          'purge-email-confirmations': () => removeConfirmationsExpiredBefore(dataSource.manager, keptSince()),
          'purge-password-resets': () => removeResetsExpiredBefore(dataSource.manager, keptSince()),
        },
        crontab: '27 3 * * * purge-email-confirmations\n29 3 * * * purge-password-resets',
      },
    ],
  };
}

type Commands = Pick<AccountContext, 'registerUser' | 'confirmEmail' | 'updateProfile' | 'disableAccount' | 'enableAccount'>;

/** The commands and the views of one request; a change makes the views read again. */
function viewsFor(
  request: ViewedRequest,
  findByIds: (ids: readonly string[]) => Promise<readonly Account[]>,
  commands: Commands,
): Commands & Pick<AccountContext, 'viewOfUser' | 'ownView'> {
  const loader = new DataLoader<string, Account | null>(async (ids) => {
    const found = new Map((await findByIds(ids)).map((account) => [account.id, account]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const viewAs = async (userId: string, sight: Sight | null): Promise<UserView | null> => {
    const account = sight === null ? null : await loader.load(userId);
    return account === null || sight === null || isErased(account) ? null : { account, sight };
  };
  return {
    registerUser: commands.registerUser,
    confirmEmail: (call, input) => commands.confirmEmail(call, input).finally(() => loader.clearAll()),
    updateProfile: (call, input) => commands.updateProfile(call, input).finally(() => loader.clearAll()),
    disableAccount: (call, input) => commands.disableAccount(call, input).finally(() => loader.clearAll()),
    enableAccount: (call, input) => commands.enableAccount(call, input).finally(() => loader.clearAll()),
    viewOfUser: async (givenId) => {
      const userId = givenId.toLowerCase();
      const viewer = await request.viewer();
      return viewAs(userId, sightOfUser(viewer, userId, await request.membershipsOfUser(userId)));
    },
    ownView: (userId) => viewAs(userId, 'SELF'),
  };
}
