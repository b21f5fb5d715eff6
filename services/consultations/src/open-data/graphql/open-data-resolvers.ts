import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';

/** The resolvers of open data. */
export const openDataResolvers: Resolvers = {
  Query: { consultationsOpenData: (_parent, _arguments, { openDataFiles }) => openDataFiles() },
};
