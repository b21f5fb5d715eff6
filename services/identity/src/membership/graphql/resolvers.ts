import { isUuid } from '@conect/kernel';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { maySeeMembers } from '../domain/permissions';

/** Roles, and who has one in an organization. */
export const membershipResolvers: Resolvers = {
  Membership: {
    user: ({ userId }, _arguments, { viewOfUser }) => viewOfUser(userId),
    institution: ({ institutionId }, _arguments, { institution }) => (institutionId === null ? null : institution(institutionId)),
    organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
  },
  Organization: {
    __resolveReference: ({ id }) => ({ id }),
    members: async ({ id }, _arguments, { viewer, membersOfOrganization }) =>
      isUuid(id) && maySeeMembers(await viewer(), id) ? membersOfOrganization(id) : null,
  },
};
