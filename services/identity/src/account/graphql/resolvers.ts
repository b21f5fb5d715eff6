import { isUuid } from '@conect/kernel';
import { commandCall, userCall } from '@conect/service-kit';
import { showsAddress, showsMemberships, showsSettings, showsStanding, type Sight } from '../../membership/domain/permissions';
import type { MutationResolvers, Resolvers, UserResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';
import type { Account } from '../domain/account';
import type { AccountContext } from './context';
import type { UserView } from './user-view';

/** What is shown of the account to whom the rule shows it. */
const shown =
  <Value>(shows: (sight: Sight) => boolean, read: (account: Account) => Value) =>
  (view: UserView): Value | null =>
    view.sight !== 'HIDDEN' && shows(view.sight) ? read(view.account) : null;

const user: UserResolvers = {
  // Null would be a fault of the graph to whoever asks for the name: others refer to people whom this viewer may not see, or who are erased.
  __resolveReference: async ({ id }, { viewOfUser }) => (isUuid(id) ? ((await viewOfUser(id)) ?? { account: { id: id.toLowerCase() }, sight: 'HIDDEN' }) : null),
  id: ({ account }) => account.id,
  name: shown(() => true, ({ name }) => name),
  language: shown(showsSettings, ({ language }) => language),
  email: shown(showsAddress, ({ email }) => email),
  disabledAt: shown(showsStanding, ({ disabledAt }) => disabledAt),
  disabledReason: shown(showsStanding, ({ disabledReason }) => disabledReason),
  memberships: ({ account, sight }, _arguments, { membershipsOfUser }) => (showsMemberships(sight) ? membershipsOfUser(account.id) : null),
};

const mutations: Pick<MutationResolvers, 'registerUser' | 'confirmEmail' | 'updateProfile' | 'requestPasswordReset' | 'disableAccount' | 'enableAccount'> = {
  async registerUser(_parent, { input }, context) {
    // No input in the call: a hash of it would hold the password in a weaker form than the database does.
    const result = await context.registerUser(commandCall(context, 'registerUser', {}), {
      ...input,
      language: input.language ?? 'RO',
      clientAddress: context.clientAddress,
    });
    return result.ok
      ? { confirmationSentTo: result.value.email, userErrors: [] }
      : { userErrors: identityUserErrors(result.refusals, context.locale) };
  },

  async confirmEmail(_parent, { input }, context) {
    const result = await context.confirmEmail(commandCall(context, 'confirmEmail', {}), input);
    return result.ok
      ? { confirmedEmail: await context.confirmationEmail(result.value.confirmationId), userErrors: [] }
      : { userErrors: identityUserErrors(result.refusals, context.locale) };
  },

  async requestPasswordReset(_parent, { input }, context) {
    const result = await context.requestPasswordReset(commandCall(context, 'requestPasswordReset', {}), {
      ...input,
      clientAddress: context.clientAddress,
    });
    return result.ok
      ? { sentTo: result.value.email, userErrors: [] }
      : { userErrors: identityUserErrors(result.refusals, context.locale) };
  },

  disableAccount: async (_parent, { input }, context) =>
    standingPayload(await context.disableAccount(userCall(context, 'disableAccount', input), input), context),

  enableAccount: async (_parent, { input }, context) =>
    standingPayload(await context.enableAccount(userCall(context, 'enableAccount', input), input), context),

  async updateProfile(_parent, { input }, context) {
    // The call's hash of the input must not cover the password: it would be kept in a weaker form than the database's own.
    const call = userCall(context, 'updateProfile', { ...input, currentPassword: null });
    const result = await context.updateProfile(call, { ...input, clientAddress: context.clientAddress });
    if (!result.ok) return { userErrors: identityUserErrors(result.refusals, context.locale) };
    const { userId, confirmationId } = result.value;
    return {
      user: await context.viewOfUser(userId),
      confirmationSentTo: confirmationId === null ? null : await context.confirmationEmail(confirmationId),
      userErrors: [],
    };
  },
};

type StandingResult = Awaited<ReturnType<AccountContext['disableAccount']>>;

const standingPayload = async (result: StandingResult, { viewOfUser, locale }: IdentityContext) =>
  result.ok ? { user: await viewOfUser(result.value.userId), userErrors: [] } : { userErrors: identityUserErrors(result.refusals, locale) };

/** People and their accounts. */
export const accountResolvers: Resolvers = {
  Query: {
    me: (_parent, _arguments, { principal, viewOfUser }) => (principal.kind === 'USER' ? viewOfUser(principal.userId) : null),
  },
  Mutation: mutations,
  User: user,
};
