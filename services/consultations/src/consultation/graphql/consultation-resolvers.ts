import { isUuid, rolesInInstitution, type PageArguments, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors } from '../../service/graphql/user-errors';
import type { ConsultationIds } from '../application/ports';
import type { Consultation } from '../domain/consultation';
import { institutionsSeenBy } from '../domain/permissions';
import { consultationFields } from './consultation-fields';
import { consultationQueryOf } from './consultation-filter';
import { draftChangeFields, draftVersionFields } from './draft-fields';
import { scheduleResolvers } from './schedule-resolvers';
import { visibleConsultation } from './visible-consultation';

const order = 'consultations';
const positionOf = ({ createdAt, id }: Consultation): readonly string[] => queuePosition(createdAt, id);

const mutations: MutationResolvers = {
  createConsultation: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.createConsultation(userCall(context, 'createConsultation', input), input), context),
  updateConsultation: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.updateConsultation(userCall(context, 'updateConsultation', input), input), context),
  addDraftVersion: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.addDraftVersion(userCall(context, 'addDraftVersion', input), input), context),
  scheduleConsultation: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.scheduleConsultation(userCall(context, 'scheduleConsultation', input), input), context),
  publishConsultation: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.publishConsultation(userCall(context, 'publishConsultation', input), input), context),
  cancelConsultation: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.cancelConsultation(userCall(context, 'cancelConsultation', input), input), context),
  extendDeadline: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.extendDeadline(userCall(context, 'extendDeadline', input), input), context),
  withdrawConsultation: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.withdrawConsultation(userCall(context, 'withdrawConsultation', input), input), context),
  publishResponses: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.publishResponses(userCall(context, 'publishResponses', input), input), context),
  submitForEndorsement: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.submitForEndorsement(userCall(context, 'submitForEndorsement', input), input), context),
  recordAdoption: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.recordAdoption(userCall(context, 'recordAdoption', input), input), context),
  recordNonAdoption: async (_parent, { input }, context) => payloadOf(await context.consultationCommands.recordNonAdoption(userCall(context, 'recordNonAdoption', input), input), context),
};

/** The resolvers of consultations. */
export const consultationResolvers: Resolvers = {
  Query: {
    ...scheduleResolvers.Query,
    consultation: (_parent, { id }, context) => visibleConsultation(id, context),
    async consultations(_parent, { filter, ...page }, { viewer, consultationReader: reader }) {
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      const query = { ...consultationQueryOf(filter ?? {}), seenInstitutionIds: institutionsSeenBy(await viewer()) };
      return connectionOf({ order, request, rows: await reader.findPage(query, request), positionOf, totalCount: () => reader.count(query) });
    },
  },
  Mutation: mutations,
  Institution: {
    __resolveReference: ({ id }) => ({ id: id.toLowerCase() }),
    consultations: ofInstitution,
  },
  Consultation: consultationFields,
  DraftVersion: draftVersionFields,
  DraftChange: draftChangeFields,
};

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
