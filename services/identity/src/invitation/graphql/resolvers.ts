import { isUuid, type Result } from '@conect/kernel';
import { userCall } from '@conect/service-kit';
import { mayInvite } from '../../membership/domain/permissions';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';

/** Who acts for organizations: invited, changed and removed by their administrators. */
export const invitationResolvers: Resolvers = {
  Organization: {
    openInvitations: async ({ id }, _arguments, { viewer, openInvitations }) =>
      isUuid(id) && mayInvite(await viewer(), id.toLowerCase()) ? openInvitations(id.toLowerCase()) : null,
  },
  Invitation: {
    organization: ({ organizationId }) => ({ id: organizationId }),
    invitedBy: ({ invitedBy }, _arguments, { viewOfUser }) => viewOfUser(invitedBy),
  },
  Mutation: {
    async inviteMember(_parent, { input }, context) {
      const result = await context.inviteMember(userCall(context, 'inviteMember', input), { ...input, clientAddress: context.clientAddress });
      if (!result.ok) return refused(result, context);
      return { invitation: await context.invitation(result.value.invitationId), userErrors: [] };
    },
    async revokeInvitation(_parent, { input }, context) {
      const result = await context.revokeInvitation(userCall(context, 'revokeInvitation', input), input);
      return result.ok ? { revokedInvitationId: result.value.invitationId, userErrors: [] } : refused(result, context);
    },
    async acceptInvitation(_parent, { input }, context) {
      // The call's hash of the input must not cover the token, which is a secret: a link works once whatever the key.
      const result = await context.acceptInvitation(userCall(context, 'acceptInvitation', {}), input);
      return result.ok ? { membership: await context.memberNow(result.value.membershipId), userErrors: [] } : refused(result, context);
    },
    async changeMemberRole(_parent, { input }, context) {
      const result = await context.changeMemberRole(userCall(context, 'changeMemberRole', input), input);
      return result.ok ? { membership: await context.memberNow(result.value.membershipId), userErrors: [] } : refused(result, context);
    },
    async removeMember(_parent, { input }, context) {
      const result = await context.removeMember(userCall(context, 'removeMember', input), input);
      return result.ok ? { removedMembershipId: result.value.membershipId, userErrors: [] } : refused(result, context);
    },
    async leaveOrganization(_parent, { input }, context) {
      const result = await context.leaveOrganization(userCall(context, 'leaveOrganization', input), input);
      return result.ok ? { leftOrganizationId: result.value.organizationId, userErrors: [] } : refused(result, context);
    },
  },
};

const refused = (result: Extract<Result<never, IdentityErrorCode>, { ok: false }>, { locale }: IdentityContext) => ({
  userErrors: identityUserErrors(result.refusals, locale),
});
