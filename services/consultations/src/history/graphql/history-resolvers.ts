import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';

/** The resolvers of where consultations come from. */
export const historyResolvers: Resolvers = {
  Consultation: {
    history: ({ id, ...consultation }, _args, { historyOf }) => ('archivedFrom' in consultation && consultation.archivedFrom === 'NONE' ? historyOf(id) : null),
  },
};
