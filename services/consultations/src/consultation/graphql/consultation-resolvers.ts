import { isUuid, rolesInInstitution, type PageArguments, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { ConsultationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors, shapePermission } from '../../service/graphql/user-errors';
import type { ConsultationIds } from '../application/ports';
import type { Consultation } from '../domain/consultation';
import { institutionsSeenBy, maySeeConsultation, refusalsOf, type ConsultationAction } from '../domain/permissions';
import { consultationQueryOf } from './consultation-filter';

const order = 'consultations';
const positionOf = ({ createdAt, id }: Consultation): readonly string[] => queuePosition(createdAt, id);

const consultationFields: ConsultationResolvers = {
  __resolveReference: ({ id }, context) => visibleConsultation(id, context),
  institution: ({ institutionId }) => ({ id: institutionId }),
  title: ({ content }) => content.title,
  card: ({ content }) => content.card,
  actType: ({ content }) => content.actType,
  domains: ({ content }) => content.domains.map((id) => ({ id })),
  initiator: ({ content }) => content.initiator,
  coInitiators: ({ content }) => content.coInitiators,
  contact: ({ content }) => content.contact,
  submission: ({ content }) => content.submission,
  isUrgent: ({ content }) => content.urgency !== null,
  urgency: ({ content }) => content.urgency,
  eConsultareId: ({ content }) => content.eConsultareId,
  justificationNote: ({ content }) => content.justificationNote,
  async viewerCan(consultation, _args, { viewer, locale }) {
    const who = await viewer();
    const permission = (action: ConsultationAction) => shapePermission(refusalsOf(action, who, consultation), locale);
    return { update: permission('update'), cancel: permission('cancel') };
  },
};

/** The resolvers of consultations. */
export const consultationResolvers: Resolvers = {
  Query: {
    consultation: (_parent, { id }, context) => visibleConsultation(id, context),
    async consultations(_parent, { filter, ...page }, { viewer, consultationReader: reader }) {
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      const query = { ...consultationQueryOf(filter ?? {}), seenInstitutionIds: institutionsSeenBy(await viewer()) };
      return connectionOf({ order, request, rows: await reader.findPage(query, request), positionOf, totalCount: () => reader.count(query) });
    },
  },
  Mutation: {
    createConsultation: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.createConsultation(userCall(context, 'createConsultation', input), input), context),
    updateConsultation: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.updateConsultation(userCall(context, 'updateConsultation', input), input), context),
    cancelConsultation: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.cancelConsultation(userCall(context, 'cancelConsultation', input), input), context),
  },
  Institution: {
    __resolveReference: ({ id }) => ({ id: id.toLowerCase() }),
    consultations: ofInstitution,
  },
  Consultation: consultationFields,
};

async function visibleConsultation(id: string, { viewer, consultationById }: ConsultationsContext): Promise<Consultation | null> {
  const consultation = isUuid(id) ? await consultationById(id.toLowerCase()) : null;
  return consultation !== null && maySeeConsultation(await viewer(), consultation) ? consultation : null;
}

async function ofInstitution({ id: institutionId }: { readonly id: string }, page: PageArguments, { viewer, consultationsOf, consultationCountOf }: ConsultationsContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  if (!isUuid(institutionId)) return connectionOf<Consultation>({ order, request, rows: [], positionOf, totalCount: () => Promise.resolve(0) });
  const asked = { institutionId, withHidden: rolesInInstitution(await viewer(), institutionId).length > 0 };
  return connectionOf({ order, request, rows: await consultationsOf({ ...asked, request }), positionOf, totalCount: () => consultationCountOf(asked) });
}

async function payloadOf(outcome: Result<ConsultationIds, ConsultationsErrorCode>, { consultationById, locale }: ConsultationsContext) {
  if (!outcome.ok) return { consultation: null, userErrors: consultationsUserErrors(outcome.refusals, locale) };
  return { consultation: await consultationById(outcome.value.consultationId), userErrors: [] };
}
