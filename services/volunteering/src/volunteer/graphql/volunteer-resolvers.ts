import { userCall } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { volunteeringUserErrors } from '../../service/graphql/user-errors';

/** The resolvers of what people give of themselves. */
export const volunteerResolvers: Resolvers = {
  Mutation: {
    async updateVolunteerProfile(_parent, { input }, context) {
      const outcome = await context.volunteerCommands.updateVolunteerProfile(userCall(context, 'updateVolunteerProfile', input), input);
      if (!outcome.ok) return { profile: null, userErrors: volunteeringUserErrors(outcome.refusals, context.locale) };
      return { profile: await context.profileOf(outcome.value.userId), userErrors: [] };
    },
  },
  User: {
    volunteerProfile: ({ id }, _args, { principal, profileOf }) => (principal.kind === 'USER' && principal.userId === id ? profileOf(id) : null),
  },
};
