import { isUuid, rolesInInstitution, type CursorValues, type PageArguments, type PageRequest, type Result } from '@conect/kernel';
import { badArgument, checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall, wordsSearched } from '@conect/service-kit';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers, QueryConsultationsArgs, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors } from '../../service/graphql/user-errors';
import type { ConsultationIds } from '../application/ports';
import type { Consultation } from '../domain/consultation';
import { institutionsSeenBy } from '../domain/permissions';
import { maximumSearchLength, sortOf, type ConsultationSort } from '../domain/search';
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
    consultations: listed,
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

/** How many values a cursor of each order holds. */
const cursorLengths: Readonly<Record<ConsultationSort, number>> = { NEWEST: 2, RELEVANCE: 3, CLOSING_SOONEST: 4 };
const orderOf = (sort: ConsultationSort): string => (sort === 'NEWEST' ? order : `${order}:${sort}`);

async function listed(_parent: object, { filter, search, sort: asked, ...page }: QueryConsultationsArgs, { viewer, consultationReader: reader }: ConsultationsContext) {
  const words = wordsSearched(search, maximumSearchLength);
  const sort = sortOf(asked ?? null, words);
  const request = checkedPosition(sort, pageRequest(orderOf(sort), cursorLengths[sort], page));
  const query = { ...consultationQueryOf(filter ?? {}), words, sort, seenInstitutionIds: institutionsSeenBy(await viewer()) };
  const hits = await reader.findPage(query, request);
  const positions = new Map<Consultation, CursorValues>(hits.map(({ consultation, position }) => [consultation, position]));
  const rows = hits.map(({ consultation }) => consultation);
  return connectionOf({ order: orderOf(sort), request, rows, positionOf: (consultation) => positions.get(consultation)!, totalCount: () => reader.count(query) });
}

const isRankedPlace = ([rank, place, id]: CursorValues): boolean => [0, 1, 2].some((known) => known === rank) && typeof place === 'number' && isUuid(String(id));

/** A cursor of an order holds the values of that order; another one was not made here. */
function checkedPosition(sort: ConsultationSort, request: PageRequest): PageRequest {
  const { position, direction } = request;
  if (sort === 'NEWEST' || position === null) return checkedQueuePosition(request);
  const place = position.slice(-3);
  if (!isRankedPlace(place)) throw badArgument(direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave in this order');
  // The instant at which the list began stands before the place, and is checked as that of a queue.
  if (sort === 'CLOSING_SOONEST') checkedQueuePosition({ ...request, position: [position[0]!, place[2]!] });
  return request;
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
