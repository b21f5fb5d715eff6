import { dayOf, isWithinLegalClock, previewSchedule } from '@conect/legal-clock';
import { badArgument } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';

/** The resolvers of what the law dates. */
export const scheduleResolvers: Resolvers = {
  Query: {
    async previewSchedule(_parent, { publishAt, urgent }, { legalClock }) {
      if (!isWithinLegalClock(dayOf(publishAt))) throw badArgument('publishAt', 'a moment about which the legal clock knows');
      return previewSchedule(await legalClock(), { publishAt, isUrgent: urgent ?? false });
    },
  },
};
