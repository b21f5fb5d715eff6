import { commandCall } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';
import type { GuardianContext } from './context';

/** What guardians of people under 16 do, by the links they got. */
export const guardianResolvers: Resolvers = {
  Mutation: {
    async confirmMinorAccount(_parent, { input }, context) {
      const userErrors = await answered('confirmMinorAccount', input, context);
      return { confirmed: userErrors.length === 0 ? true : null, userErrors };
    },
    async refuseMinorAccount(_parent, { input }, context) {
      const userErrors = await answered('refuseMinorAccount', input, context);
      return { erased: userErrors.length === 0 ? true : null, userErrors };
    },
    async withdrawMinorAccount(_parent, { input }, context) {
      const userErrors = await answered('withdrawMinorAccount', input, context);
      return { withdrawn: userErrors.length === 0 ? true : null, userErrors };
    },
  },
};

async function answered(operation: keyof GuardianContext, input: { readonly token: string }, context: IdentityContext) {
  const result = await context[operation](commandCall(context, operation, {}), input);
  return result.ok ? [] : identityUserErrors(result.refusals, context.locale);
}
