import { changeKindOf, changePage } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';

/** The resolvers of what changed in the catalogue. */
export const changeResolvers: Resolvers = {
  Query: {
    organizationChanges: (_parent, page, { changeFeed }) => changePage('organization-changes', changeFeed, page),
  },
  OrganizationChange: {
    kind: changeKindOf,
    organizationId: ({ id }) => id,
    // Who asks may see more of some organizations than the public does; what left the catalogue is not shown to anybody here.
    organization: ({ id, hasLeft }, _arguments, { visibleOrganization }) => (hasLeft ? null : visibleOrganization(id)),
  },
};
