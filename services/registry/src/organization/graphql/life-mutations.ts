import { userCall } from '@conect/service-kit';
import type { MutationResolvers } from '../../service/graphql/__generated__/resolvers-types';
import { payloadOf } from './organization-payload';

/** The mutations on the life of an organization after its admission. */
export const lifeMutations: Pick<
  MutationResolvers,
  'suspendOrganization' | 'reactivateOrganization' | 'confirmOrganization' | 'recordDissolution' | 'deregisterOrganization' | 'withdrawOrganization'
> = {
  async suspendOrganization(_parent, { input }, context) {
    const { suspendOrganization } = context.organizationCommands;
    return payloadOf(await suspendOrganization(userCall(context, 'suspendOrganization', input), input), context);
  },
  async reactivateOrganization(_parent, { input }, context) {
    const { reactivateOrganization } = context.organizationCommands;
    return payloadOf(await reactivateOrganization(userCall(context, 'reactivateOrganization', input), input.organizationId), context);
  },
  async confirmOrganization(_parent, { input }, context) {
    const { confirmOrganization } = context.organizationCommands;
    return payloadOf(await confirmOrganization(userCall(context, 'confirmOrganization', input), input.organizationId), context);
  },
  async recordDissolution(_parent, { input }, context) {
    const { recordDissolution } = context.organizationCommands;
    return payloadOf(await recordDissolution(userCall(context, 'recordDissolution', input), input), context);
  },
  async deregisterOrganization(_parent, { input }, context) {
    const { deregisterOrganization } = context.organizationCommands;
    return payloadOf(await deregisterOrganization(userCall(context, 'deregisterOrganization', input), input), context);
  },
  async withdrawOrganization(_parent, { input }, context) {
    const { withdrawOrganization } = context.organizationCommands;
    return payloadOf(await withdrawOrganization(userCall(context, 'withdrawOrganization', input), input.organizationId), context);
  },
};
