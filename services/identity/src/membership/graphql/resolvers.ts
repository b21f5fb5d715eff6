import { isUuid } from '@conect/kernel';
import { badArgument } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { maySeeMembers } from '../domain/permissions';

/** Institutions, roles, and who has one in an organization. */
export const membershipResolvers: Resolvers = {
  Query: {
    institution: (_parent, { id }, { institution }) => {
      if (!isUuid(id)) throw badArgument('id', 'a UUID');
      return institution(id);
    },
    institutions: (_parent, page, { institutions }) => institutions(page),
  },
  Institution: {
    __resolveReference: ({ id }, { institution }) => (isUuid(id) ? institution(id) : null),
  },
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
