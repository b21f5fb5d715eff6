import type { Result } from '@conect/kernel';
import { userCall } from '@conect/service-kit';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { registryUserErrors } from '../../service/graphql/user-errors';
import type { CaseIds } from '../application/ports';
import type { CaseCommands } from './context';

/** The mutations on cases of public utility. */
export const caseMutations: Pick<MutationResolvers, keyof CaseCommands> = {
  applyForPublicUtility: async (_parent, { input }, context) => payloadOf(await context.caseCommands.applyForPublicUtility(userCall(context, 'applyForPublicUtility', input), input), context),
  forwardPublicUtilityCase: async (_parent, { input }, context) =>
    payloadOf(await context.caseCommands.forwardPublicUtilityCase(userCall(context, 'forwardPublicUtilityCase', input), input), context),
  startPublicUtilityExamination: async (_parent, { input }, context) =>
    payloadOf(await context.caseCommands.startPublicUtilityExamination(userCall(context, 'startPublicUtilityExamination', input), input.caseId), context),
  requestCompletion: async (_parent, { input }, context) => payloadOf(await context.caseCommands.requestCompletion(userCall(context, 'requestCompletion', input), input), context),
  supplyCompletion: async (_parent, { input }, context) => payloadOf(await context.caseCommands.supplyCompletion(userCall(context, 'supplyCompletion', input), input), context),
  proposePublicUtility: async (_parent, { input }, context) => payloadOf(await context.caseCommands.proposePublicUtility(userCall(context, 'proposePublicUtility', input), input), context),
  grantPublicUtility: async (_parent, { input }, context) => payloadOf(await context.caseCommands.grantPublicUtility(userCall(context, 'grantPublicUtility', input), input), context),
  refusePublicUtility: async (_parent, { input }, context) => payloadOf(await context.caseCommands.refusePublicUtility(userCall(context, 'refusePublicUtility', input), input), context),
  withdrawPublicUtility: async (_parent, { input }, context) => payloadOf(await context.caseCommands.withdrawPublicUtility(userCall(context, 'withdrawPublicUtility', input), input), context),
};

async function payloadOf(outcome: Result<CaseIds, RegistryErrorCode>, { changedCase, changedOrganization, locale }: RegistryContext) {
  if (!outcome.ok) return { publicUtilityCase: null, userErrors: registryUserErrors(outcome.refusals, locale) };
  const publicUtilityCase = await changedCase(outcome.value.caseId);
  if (publicUtilityCase !== null) await changedOrganization(publicUtilityCase.organizationId);
  return { publicUtilityCase, userErrors: [] };
}
