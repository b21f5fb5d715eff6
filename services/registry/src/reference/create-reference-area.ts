import type { Area } from '../service/area';
import { createLocalityList } from './application/find-localities';
import { createReferenceResolvers } from './graphql/reference-resolvers';

/** Builds the look-ups of territory, activity domains and courts. */
export const createReferenceArea = (): Area => ({
  resolvers: createReferenceResolvers(createLocalityList()),
  contextFor: () => ({}),
});
