import type { Result } from '@conect/kernel';
import { commandCall, userCall } from '@conect/service-kit';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';

/** How a person proves who he is. No input goes into a call: a hash of it would hold the password in a weaker form than the database. */
export const credentialResolvers: Resolvers = {
  Mutation: {
    changePassword: async (_parent, { input }, context) =>
      passwordPayload(await context.changePassword(userCall(context, 'changePassword', {}), input), context),

    resetPassword: async (_parent, { input }, context) =>
      passwordPayload(await context.resetPassword(commandCall(context, 'resetPassword', {}), input), context),
  },
};

const passwordPayload = (result: Result<object, IdentityErrorCode>, { locale }: IdentityContext) => ({
  passwordChanged: result.ok,
  userErrors: result.ok ? [] : identityUserErrors(result.refusals, locale),
});
