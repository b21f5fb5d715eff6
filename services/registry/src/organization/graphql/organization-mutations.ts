import type { MutationResolvers } from '../../service/graphql/__generated__/resolvers-types';
import { userCall } from '@conect/service-kit';
import { registryUserErrors } from '../../service/graphql/user-errors';
import { payloadOf, withWarnings } from './organization-payload';

/** The mutations on organizations: each calls its command and shapes what came of it. */
export const organizationMutations: Pick<
  MutationResolvers,
  | 'createOrganization'
  | 'updateOrganization'
  | 'deleteOrganizationDraft'
  | 'submitOrganization'
  | 'startOrganizationReview'
  | 'requestOrganizationChanges'
  | 'approveOrganization'
  | 'rejectOrganization'
> = {
  async createOrganization(_parent, { input }, context) {
    const { createOrganization } = context.organizationCommands;
    return withWarnings(await createOrganization(userCall(context, 'createOrganization', input), input), context);
  },
  async updateOrganization(_parent, { input }, context) {
    const { updateOrganization } = context.organizationCommands;
    return withWarnings(await updateOrganization(userCall(context, 'updateOrganization', input), input), context);
  },
  async deleteOrganizationDraft(_parent, { input }, context) {
    const { deleteOrganizationDraft } = context.organizationCommands;
    const outcome = await deleteOrganizationDraft(userCall(context, 'deleteOrganizationDraft', input), input.organizationId);
    return {
      deletedOrganizationId: outcome.ok ? outcome.value.organizationId : null,
      userErrors: registryUserErrors(outcome.ok ? [] : outcome.refusals, context.locale),
    };
  },
  async submitOrganization(_parent, { input }, context) {
    const { submitOrganization } = context.organizationCommands;
    return withWarnings(await submitOrganization(userCall(context, 'submitOrganization', input), input.organizationId), context);
  },
  async startOrganizationReview(_parent, { input }, context) {
    const { startOrganizationReview } = context.organizationCommands;
    return withWarnings(await startOrganizationReview(userCall(context, 'startOrganizationReview', input), input.organizationId), context);
  },
  async requestOrganizationChanges(_parent, { input }, context) {
    const { requestOrganizationChanges } = context.organizationCommands;
    return payloadOf(await requestOrganizationChanges(userCall(context, 'requestOrganizationChanges', input), input), context);
  },
  async approveOrganization(_parent, { input }, context) {
    const { approveOrganization } = context.organizationCommands;
    return payloadOf(await approveOrganization(userCall(context, 'approveOrganization', input), input.organizationId), context);
  },
  async rejectOrganization(_parent, { input }, context) {
    const { rejectOrganization } = context.organizationCommands;
    return payloadOf(await rejectOrganization(userCall(context, 'rejectOrganization', input), input), context);
  },
};
