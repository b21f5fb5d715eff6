import { commandCall } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { identityUserErrors } from '../../service/graphql/user-errors';

/** What people do about accounts that they have not used for years. */
export const retentionResolvers: Resolvers = {
  Mutation: {
    async restoreAccount(_parent, { input }, context) {
      const result = await context.restoreAccount(commandCall(context, 'restoreAccount', {}), input);
      return result.ok ? { restored: true, userErrors: [] } : { userErrors: identityUserErrors(result.refusals, context.locale) };
    },
  },
};
