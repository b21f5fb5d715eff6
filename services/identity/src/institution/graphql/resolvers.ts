import { isUuid, type Result } from '@conect/kernel';
import { badArgument, userCall } from '@conect/service-kit';
import { maySeeOfficers } from '../../membership/domain/permissions';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { QueryInstitutionsArgs, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';

const maximumSearch = 200;

/** Institutions: found by everybody, kept by SGG. */
export const institutionResolvers: Resolvers = {
  Query: {
    institution: (_parent, { id }, { institution }) => {
      if (!isUuid(id)) throw badArgument('id', 'a UUID');
      return institution(id);
    },
    institutions: (_parent, { filter, search, ...page }, { institutions }) => institutions(wantedOf({ filter, search }), page),
  },
  Institution: {
    __resolveReference: ({ id }, { institution }) => (isUuid(id) ? institution(id) : null),
    members: async ({ id }, _arguments, { viewer, membersOfInstitution }) => (maySeeOfficers(await viewer(), id) ? membersOfInstitution(id) : null),
    parent: ({ parentId }, _arguments, { institution }) => (parentId === null ? null : institution(parentId)),
  },
  Mutation: {
    createInstitution: async (_parent, { input }, context) =>
      payload(await context.createInstitution(userCall(context, 'createInstitution', input), input), context),
    updateInstitution: async (_parent, { input }, context) =>
      payload(await context.updateInstitution(userCall(context, 'updateInstitution', input), input), context),
    closeInstitution: async (_parent, { input }, context) =>
      payload(await context.closeInstitution(userCall(context, 'closeInstitution', input), input), context),
  },
};

function wantedOf({ filter, search }: Pick<QueryInstitutionsArgs, 'filter' | 'search'>) {
  const { types, parentId, includeClosed } = filter ?? {};
  if (parentId != null && !isUuid(parentId)) throw badArgument('filter', 'a UUID as parentId');
  const text = search ?? '';
  if (text.length > maximumSearch || !text.isWellFormed()) throw badArgument('search', `well-formed text of at most ${maximumSearch} characters`);
  return { types: types ?? null, parentId: parentId ?? null, includeClosed: includeClosed ?? false, search: text };
}

async function payload(result: Result<{ institutionId: string }, IdentityErrorCode>, { locale, institutionNow }: IdentityContext) {
  if (!result.ok) return { userErrors: identityUserErrors(result.refusals, locale) };
  return { institution: await institutionNow(result.value.institutionId), userErrors: [] };
}
