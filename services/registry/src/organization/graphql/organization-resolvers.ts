import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { lifeMutations } from './life-mutations';
import { privateOrganizationFields, publicOrganizationFields } from './organization-fields';
import { organizationMutations } from './organization-mutations';
import { organizationQueries } from './organization-queries';
import { presentationFields } from './presentation-fields';
import { seatAndDomainFields } from './reference-fields';

/** The resolvers of organizations. */
export const organizationResolvers: Resolvers = {
  Query: organizationQueries,
  Mutation: { ...organizationMutations, ...lifeMutations },
  Organization: { ...publicOrganizationFields, ...presentationFields, ...seatAndDomainFields, ...privateOrganizationFields },
};
