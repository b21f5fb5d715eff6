import { commandCall, userCall } from '@conect/service-kit';
import { showsSettings } from '../../membership/domain/permissions';
import { identityUserErrors } from '../../service/graphql/user-errors';
import type { MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { recommendedPasskeys, type Passkey } from '../domain/passkey';

const passkeyNamed = async (id: string, userId: string, { passkeysOf }: IdentityContext): Promise<Passkey | null> =>
  (await passkeysOf(userId)).find((passkey) => passkey.id === id) ?? null;

/** No input goes into a call of these: it holds a password, or an answer that is worth a password. */
const ceremonies: Pick<MutationResolvers, 'startPasskeyRegistration' | 'finishPasskeyRegistration' | 'startPasskeySignIn' | 'finishPasskeySignIn'> = {
  async startPasskeyRegistration(_parent, { input }, context) {
    const { clientAddress, locale } = context;
    const result = await context.startPasskeyRegistration(userCall(context, 'startPasskeyRegistration', {}), { ...input, clientAddress });
    if (!result.ok) return { userErrors: identityUserErrors(result.refusals, locale) };
    const { registrationId: registration, options, expiresAt } = result.value;
    return { registration, options, expiresAt, userErrors: [] };
  },

  async finishPasskeyRegistration(_parent, { input }, context) {
    const { clientAddress, locale } = context;
    const call = userCall(context, 'finishPasskeyRegistration', {});
    const result = await context.finishPasskeyRegistration(call, { ...input, clientAddress });
    if (!result.ok) return { userErrors: identityUserErrors(result.refusals, locale) };
    const { passkeyId, passkeyCount, recoveryCodes } = result.value;
    const passkey = await passkeyNamed(passkeyId, call.principal.userId, context);
    return { passkey, recoveryCodes, anotherAdvised: passkeyCount < recommendedPasskeys, userErrors: [] };
  },

  async startPasskeySignIn(_parent, { input }, context) {
    const result = await context.startPasskeySignIn(commandCall(context, 'startPasskeySignIn', {}), input);
    if (!result.ok) return { userErrors: identityUserErrors(result.refusals, context.locale) };
    const { signInId: signIn, options, expiresAt } = result.value;
    return { signIn, options, expiresAt, userErrors: [] };
  },

  async finishPasskeySignIn(_parent, { input }, context) {
    const { clientAddress, ownView, locale } = context;
    const result = await context.finishPasskeySignIn(commandCall(context, 'finishPasskeySignIn', {}), { ...input, clientAddress });
    if (!result.ok) return { userErrors: identityUserErrors(result.refusals, locale) };
    const { userId, ...tokens } = result.value;
    return { ...tokens, user: await ownView(userId), userErrors: [] };
  },
};

/** Signing in by what an authenticator keeps. */
export const passkeyResolvers: Resolvers = {
  Mutation: {
    ...ceremonies,

    async renamePasskey(_parent, { input }, context) {
      const call = userCall(context, 'renamePasskey', input);
      const result = await context.renamePasskey(call, input);
      if (!result.ok) return { userErrors: identityUserErrors(result.refusals, context.locale) };
      return { passkey: await passkeyNamed(result.value.passkeyId, call.principal.userId, context), userErrors: [] };
    },

    async removePasskey(_parent, { input }, context) {
      const result = await context.removePasskey(userCall(context, 'removePasskey', input), input);
      return result.ok ? { removedPasskeyId: result.value.passkeyId, userErrors: [] } : { userErrors: identityUserErrors(result.refusals, context.locale) };
    },
  },
  User: {
    passkeys: ({ account, sight }, _arguments, { passkeysOf }) => (showsSettings(sight) ? passkeysOf(account.id) : null),
  },
};
