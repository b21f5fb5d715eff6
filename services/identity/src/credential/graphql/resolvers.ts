import type { Result } from '@conect/kernel';
import { commandCall, userCall } from '@conect/service-kit';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';

/** How a person proves who he is. No input goes into a call: a hash of it would hold the password in a weaker form than the database. */
export const credentialResolvers: Resolvers = {
  Mutation: {
    async changePassword(_parent, { input }, context) {
      const { clientAddress } = context;
      return passwordPayload(await context.changePassword(userCall(context, 'changePassword', {}), { ...input, clientAddress }), context);
    },

    resetPassword: async (_parent, { input }, context) =>
      passwordPayload(await context.resetPassword(commandCall(context, 'resetPassword', {}), input), context),

    async enableTotp(_parent, { input }, context) {
      const { clientAddress, locale } = context;
      const result = await context.enableTotp(userCall(context, 'enableTotp', {}), { ...input, clientAddress });
      return result.ok
        ? { secret: result.value.secret, otpauthUri: result.value.uri, userErrors: [] }
        : { userErrors: identityUserErrors(result.refusals, locale) };
    },

    async confirmTotp(_parent, { input }, context) {
      const { clientAddress, locale } = context;
      const result = await context.confirmTotp(userCall(context, 'confirmTotp', {}), { ...input, clientAddress });
      return result.ok
        ? { recoveryCodes: result.value.recoveryCodes, userErrors: [] }
        : { userErrors: identityUserErrors(result.refusals, locale) };
    },

    async finishSecondFactor(_parent, { input }, context) {
      const { clientAddress, ownView, locale } = context;
      const result = await context.finishSecondFactor(commandCall(context, 'finishSecondFactor', {}), { ...input, clientAddress });
      if (!result.ok) return { userErrors: identityUserErrors(result.refusals, locale) };
      const { userId, ...tokens } = result.value;
      return { ...tokens, user: await ownView(userId), userErrors: [] };
    },
  },
};

const passwordPayload = (result: Result<object, IdentityErrorCode>, { locale }: IdentityContext) => ({
  passwordChanged: result.ok,
  userErrors: result.ok ? [] : identityUserErrors(result.refusals, locale),
});
