import type { Result } from '@conect/kernel';
import { commandCall } from '@conect/service-kit';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { volunteeringUserErrors } from '../../service/graphql/user-errors';
import type { ContractIds } from '../application/ports';

/** The mutations of guardians, who have no account: the link is who they are. */
export const guardianMutations: Pick<MutationResolvers, 'giveGuardianConsent' | 'refuseGuardianConsent' | 'revokeGuardianConsent'> = {
  giveGuardianConsent: async (_parent, { input }, context) => payloadOf(await context.contractCommands.giveGuardianConsent(commandCall(context, 'giveGuardianConsent', { ...input }), input), context),
  refuseGuardianConsent: async (_parent, { input }, context) => payloadOf(await context.contractCommands.refuseGuardianConsent(commandCall(context, 'refuseGuardianConsent', { ...input }), input), context),
  revokeGuardianConsent: async (_parent, { input }, context) => payloadOf(await context.contractCommands.revokeGuardianConsent(commandCall(context, 'revokeGuardianConsent', { ...input }), input), context),
};

/** A guardian is no party: he is told where the contract stands, and no more. */
async function payloadOf(outcome: Result<ContractIds, VolunteeringErrorCode>, { contractById, locale }: VolunteeringContext) {
  if (!outcome.ok) return { contractStatus: null, userErrors: volunteeringUserErrors(outcome.refusals, locale) };
  return { contractStatus: (await contractById(outcome.value.contractId))?.status ?? null, userErrors: [] };
}
