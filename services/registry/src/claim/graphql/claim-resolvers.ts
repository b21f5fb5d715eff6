import type { Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, unauthenticated, userCall } from '@conect/service-kit';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { OrganizationClaimResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/shape-permission';
import { registryUserErrors } from '../../service/graphql/user-errors';
import type { ClaimIds } from '../application/ports';
import type { Claim } from '../domain/claim';
import { mayReviewClaims, refusalsOfClaim } from '../domain/permissions';

const queueOrder = 'claimsToReview';
const ownOrder = 'organizationClaims';
const positionOf = ({ createdAt, id }: Claim): readonly string[] => queuePosition(createdAt, id);

/** The resolvers of claims. */
export const claimResolvers: Resolvers = {
  Query: {
    async claimsToReview(_parent, page, { principal, viewer, claimReader }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      if (!mayReviewClaims(await viewer())) throw forbidden('Only officers of SGG see the claims to review.');
      const request = checkedQueuePosition(pageRequest(queueOrder, 2, page));
      return connectionOf({ order: queueOrder, request, rows: await claimReader.findPending(request), positionOf, totalCount: claimReader.countPending });
    },
  },
  Mutation: {
    claimOrganization: async (_parent, { input }, context) => payloadOf(await context.claimCommands.claimOrganization(userCall(context, 'claimOrganization', input), input), context),
    withdrawClaim: async (_parent, { input }, context) => payloadOf(await context.claimCommands.withdrawClaim(userCall(context, 'withdrawClaim', input), input.claimId), context),
    decideClaim: async (_parent, { input }, context) => payloadOf(await context.claimCommands.decideClaim(userCall(context, 'decideClaim', input), input), context),
  },
  Organization: {
    claims: async ({ id }, _args, { viewer, claimsOf }) => (mayReviewClaims(await viewer()) ? [...(await claimsOf(id))] : null),
  },
  User: {
    __resolveReference: ({ id }) => ({ id: id.toLowerCase() }),
    async organizationClaims({ id }, page, { principal, claimReader }) {
      if (principal.kind !== 'USER' || principal.userId !== id) return null;
      const request = checkedQueuePosition(pageRequest(ownOrder, 2, page));
      return connectionOf({ order: ownOrder, request, rows: await claimReader.findByClaimant(id, request), positionOf, totalCount: () => claimReader.countByClaimant(id) });
    },
  },
  OrganizationClaim: {
    organization: ({ organizationId }, _args, { visibleOrganization }) => visibleOrganization(organizationId),
    claimant: ({ claimantId }) => ({ id: claimantId }),
    documents: documentsOf,
    decidedAt: (claim) => ('decidedAt' in claim ? claim.decidedAt : null),
    decisionReason: (claim) => ('decisionReason' in claim ? claim.decisionReason : null),
    viewerCan,
  } satisfies OrganizationClaimResolvers,
};

async function payloadOf(outcome: Result<ClaimIds, RegistryErrorCode>, { changedClaim, locale }: RegistryContext) {
  if (!outcome.ok) return { claim: null, userErrors: registryUserErrors(outcome.refusals, locale) };
  return { claim: await changedClaim(outcome.value.claimId), userErrors: [] };
}

async function documentsOf({ documentIds }: Claim, _args: object, { documentById }: RegistryContext) {
  return (await Promise.all(documentIds.map(documentById))).filter((document) => document !== null);
}

async function viewerCan(claim: Claim, _args: object, { viewer, claimsOf, locale }: RegistryContext) {
  const rivals = (await claimsOf(claim.organizationId)).filter(({ id, status }) => id !== claim.id && status === 'PENDING');
  const permission = async (action: 'withdraw' | 'decide') => shapePermission(refusalsOfClaim(action, await viewer(), { claim, rivals }), locale);
  return { withdraw: await permission('withdraw'), decide: await permission('decide') };
}
