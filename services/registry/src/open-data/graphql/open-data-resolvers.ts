import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { openDataLicence } from '../domain/dictionary';

/** The resolvers of open data. */
export const openDataResolvers: Resolvers = {
  Query: { openData: (_parent, _arguments, { openDataFiles }) => openDataFiles() },
  OpenDataFile: {
    url: ({ name }, _arguments, { openDataUrlOf }) => openDataUrlOf(name),
    descriptionUrl: (_file, _arguments, { openDataUrlOf }) => openDataUrlOf('organizations.json'),
    licence: () => openDataLicence.id,
  },
};
