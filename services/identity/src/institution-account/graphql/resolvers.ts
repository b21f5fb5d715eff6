import type { Result } from '@conect/kernel';
import { forbidden, unauthenticated, userCall } from '@conect/service-kit';
import { isSggAdmin } from '../../membership/domain/permissions';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';

/** Who speaks and acts for institutions: asked for, decided by SGG, and given on by the representative. */
export const institutionAccountResolvers: Resolvers = {
  Query: {
    async institutionAccountRequests(_parent, { status, ...page }, { principal, viewer, accountRequests }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      if (!isSggAdmin(await viewer())) throw forbidden('Only administrators of SGG see the requests for accounts of institutions.');
      return accountRequests(status ?? 'PENDING', page);
    },
    myInstitutionAccountRequests(_parent, _arguments, { principal, accountRequestsOf }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      return accountRequestsOf(principal.userId);
    },
  },
  InstitutionAccountRequest: {
    institution: ({ institutionId }, _arguments, { institution }) => institution(institutionId),
    user: ({ userId }, _arguments, { viewOfUser }) => viewOfUser(userId),
    requestedBy: ({ requestedBy }, _arguments, { viewOfUser }) => viewOfUser(requestedBy),
    designationDocument: ({ documentId }, _arguments, { documentById }) => documentById(documentId),
  },
  Mutation: {
    requestInstitutionAccount: async (_parent, { input }, context) =>
      requestPayload(await context.requestInstitutionAccount(userCall(context, 'requestInstitutionAccount', input), input), context),
    changeRepresentative: async (_parent, { input }, context) =>
      requestPayload(await context.changeRepresentative(userCall(context, 'changeRepresentative', input), input), context),
    validateInstitutionRepresentative: async (_parent, { input }, context) =>
      requestPayload(await context.validateRepresentative(userCall(context, 'validateInstitutionRepresentative', input), input), context),
    rejectInstitutionRepresentative: async (_parent, { input }, context) =>
      requestPayload(await context.rejectRepresentative(userCall(context, 'rejectInstitutionRepresentative', input), input), context),

    async grantOfficerRole(_parent, { input }, context) {
      const result = await context.grantOfficerRole(userCall(context, 'grantOfficerRole', input), input);
      if (!result.ok) return { userErrors: identityUserErrors(result.refusals, context.locale) };
      return { membership: await context.membershipNow(result.value.membershipId), userErrors: [] };
    },

    async revokeOfficerRole(_parent, { input }, context) {
      const result = await context.revokeOfficerRole(userCall(context, 'revokeOfficerRole', input), input);
      if (!result.ok) return { userErrors: identityUserErrors(result.refusals, context.locale) };
      return { revokedMembershipId: result.value.membershipId, userErrors: [] };
    },
  },
};

async function requestPayload(result: Result<{ requestId: string }, IdentityErrorCode>, { locale, accountRequest }: IdentityContext) {
  if (!result.ok) return { userErrors: identityUserErrors(result.refusals, locale) };
  return { request: await accountRequest(result.value.requestId), userErrors: [] };
}
