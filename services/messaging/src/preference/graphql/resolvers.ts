import { unauthenticated, userCall } from '@conect/service-kit';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { messagingUserErrors } from '../../service/graphql/user-errors';
import { isWantedOnDevices } from '../domain/preference';

const queries: Pick<QueryResolvers, 'notificationPreferences'> = {
  notificationPreferences(_parent, _arguments, { principal, preferencesOf }) {
    if (principal.kind !== 'USER') throw unauthenticated();
    return preferencesOf(principal.userId);
  },
};

const mutations: Pick<MutationResolvers, 'updateNotificationPreferences'> = {
  async updateNotificationPreferences(_parent, { input }, context) {
    const outcome = await context.updateNotificationPreferences(userCall(context, 'updateNotificationPreferences', input), input.preferences);
    if (!outcome.ok) return { preferences: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
    return { preferences: await context.preferencesOf(outcome.value.userId), userErrors: [] };
  },
};

/** The resolvers of preferences. */
export const preferenceResolvers: Resolvers = {
  Query: queries,
  Mutation: mutations,
  NotificationPreference: { isPushed: (preference) => isWantedOnDevices(preference, []) },
};
