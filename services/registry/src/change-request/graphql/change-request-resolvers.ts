import type { Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, unauthenticated, userCall } from '@conect/service-kit';
import { nameWarnings } from '../../organization/domain/name-warnings';
import type { Organization } from '../../organization/domain/organization';
import { profileFields, type ProfileField } from '../../organization/domain/profile-fields';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/shape-permission';
import { registryUserErrors } from '../../service/graphql/user-errors';
import type { ChangeRequestIds } from '../application/ports';
import type { ChangeRequest } from '../domain/change-request';
import { mayReviewChangeRequests, maySeeChangeRequests, refusalsOfChangeRequest } from '../domain/permissions';

const order = 'changeRequestsToReview';
const positionOf = ({ createdAt, id }: ChangeRequest): readonly string[] => queuePosition(createdAt, id);

/** The resolvers of change requests. */
export const changeRequestResolvers: Resolvers = {
  Query: {
    async changeRequestsToReview(_parent, page, { principal, viewer, changeRequestReader: reader }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      if (!mayReviewChangeRequests(await viewer())) throw forbidden('Only officers of SGG see the change requests to review.');
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      return connectionOf({ order, request, rows: await reader.findPending(request), positionOf, totalCount: reader.countPending });
    },
  },
  Mutation: {
    openChangeRequest: async (_parent, { input }, context) => payloadOf(await context.changeRequestCommands.openChangeRequest(userCall(context, 'openChangeRequest', input), input), context),
    withdrawChangeRequest: async (_parent, { input }, context) =>
      payloadOf(await context.changeRequestCommands.withdrawChangeRequest(userCall(context, 'withdrawChangeRequest', input), input.changeRequestId), context),
    decideChangeRequest: async (_parent, { input }, context) => payloadOf(await context.changeRequestCommands.decideChangeRequest(userCall(context, 'decideChangeRequest', input), input), context),
  },
  Organization: {
    changeRequests: async ({ id }, _args, { viewer, changeRequestsOf }) => (maySeeChangeRequests(await viewer(), id) ? [...(await changeRequestsOf(id))] : null),
  },
  ChangeRequest: {
    organization: ({ organizationId }, _args, { visibleOrganization }) => visibleOrganization(organizationId),
    requester: ({ requesterId }) => (requesterId === null ? null : { id: requesterId }),
    changes: changesOf,
    document: ({ documentId }, _args, { documentById }) => documentById(documentId),
    decidedAt: (request) => ('decidedAt' in request ? request.decidedAt : null),
    decisionReason: (request) => ('decisionReason' in request ? request.decisionReason : null),
    warnings: warningsOf,
    viewerCan: async (request, _args, { viewer, locale }) => {
      const who = await viewer();
      return {
        withdraw: shapePermission(refusalsOfChangeRequest('withdraw', who, request), locale),
        decide: shapePermission(refusalsOfChangeRequest('decide', who, request), locale),
      };
    },
  },
};

async function payloadOf(outcome: Result<ChangeRequestIds, RegistryErrorCode>, { changedChangeRequest, changedOrganization, locale }: RegistryContext) {
  if (!outcome.ok) return { changeRequest: null, userErrors: registryUserErrors(outcome.refusals, locale) };
  const changeRequest = await changedChangeRequest(outcome.value.changeRequestId);
  if (changeRequest !== null) await changedOrganization(changeRequest.organizationId);
  return { changeRequest, userErrors: [] };
}

/** The new values beside those that the organization has now. */
async function changesOf({ changes, organizationId }: ChangeRequest, _args: object, { visibleOrganization }: RegistryContext) {
  const organization = await visibleOrganization(organizationId);
  return (Object.keys(changes) as ProfileField[])
    .filter((field) => field !== 'unitCode')
    .map((field) => ({ field: [...profileFields[field].path], current: textOf(organization?.profile[field]), wanted: textOf(changes[field]) }));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What a reviewer should look at twice in the name that is asked for. */
async function warningsOf({ changes, organizationId }: ChangeRequest, _args: object, { visibleOrganization, organizationReader, locale }: RegistryContext) {
  const organization = changes.legalName === undefined ? null : await visibleOrganization(organizationId);
  if (organization === null) return [];
  const renamed: Organization = { ...organization, profile: { ...organization.profile, ...changes } };
  return registryUserErrors(nameWarnings(renamed.profile.legalName, await organizationReader.hasNamesake(renamed)), locale);
}
