import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors, shapePermission } from '../../service/graphql/user-errors';
import type { InvitedIds } from '../application/commands/invite-to-consultation';
import type { InvitationSide } from '../application/ports';
import type { Invitation } from '../domain/invitation';
import { refusalsOfOpening, seesInvitationsOf, seesInvitationsTo } from '../domain/permissions';
import { coverageResolvers } from './coverage-resolvers';
import { previewResolvers } from './preview-resolvers';

const order = 'invitations';
const positionOf = ({ createdAt, id }: Invitation): readonly string[] => queuePosition(createdAt, id);

/** The resolvers of invitations, of whom they would reach and of how far they reach. */
export const invitationResolvers: Resolvers = {
  ...previewResolvers,
  ...coverageResolvers,
  Query: { ...previewResolvers.Query, ...coverageResolvers.Query },
  Mutation: {
    inviteToConsultation: async (_parent, { input }, context) => invitedPayload(await context.invitationCommands.inviteToConsultation(userCall(context, 'inviteToConsultation', input), input), context),
    async markInvitationOpened(_parent, { input }, context) {
      const outcome = await context.invitationCommands.markInvitationOpened(userCall(context, 'markInvitationOpened', input), input.invitationId);
      if (!outcome.ok) return { invitation: null, userErrors: consultationsUserErrors(outcome.refusals, context.locale) };
      const [invitation] = await context.invitationReader.findByIds([outcome.value.invitationId]);
      return { invitation: invitation ?? null, userErrors: [] };
    },
  },
  Organization: {
    __resolveReference: ({ id }) => ({ id: id.toLowerCase() }),
    consultationInvitations: async ({ id }, page, context) => (isUuid(id) && seesInvitationsTo(await context.viewer(), id) ? listOf('ORGANIZATION', id, page, context) : null),
  },
  Consultation: {
    invitations: async ({ id, institutionId }, page, context) => (seesInvitationsOf(await context.viewer(), institutionId) ? listOf('CONSULTATION', id, page, context) : null),
  },
  ConsultationInvitation: {
    consultation: ({ consultationId }, _args, { consultationById }) => consultationById(consultationId),
    organization: ({ organizationId }) => ({ id: organizationId }),
    invitedAt: ({ createdAt }) => createdAt,
    viewerCan: async (invitation, _args, { viewer, locale }) => ({ markOpened: shapePermission(refusalsOfOpening(await viewer(), invitation), locale) }),
  },
};

interface ListArguments extends PageArguments {
  readonly opened?: boolean | null | undefined;
}

async function listOf(side: InvitationSide, ofId: string, { opened = null, ...page }: ListArguments, { invitationsOf, invitationCountOf }: ConsultationsContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  const asked = { ofId, opened };
  return connectionOf({ order, request, rows: await invitationsOf[side]({ ...asked, request }), positionOf, totalCount: () => invitationCountOf[side](asked) });
}

async function invitedPayload(outcome: Result<InvitedIds, ConsultationsErrorCode>, { consultationById, locale }: ConsultationsContext) {
  if (!outcome.ok) return { consultation: null, invitedCount: null, alreadyInvitedCount: null, userErrors: consultationsUserErrors(outcome.refusals, locale) };
  const { consultationId, ...counts } = outcome.value;
  return { consultation: await consultationById(consultationId), ...counts, userErrors: [] };
}
