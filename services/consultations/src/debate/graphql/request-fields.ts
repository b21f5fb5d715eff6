import type { PageArguments } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition } from '@conect/service-kit';
import type { Consultation } from '../../consultation/domain/consultation';
import type { DebateRegistrationResolvers, DebateRequestResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import type { DebateRequest } from '../domain/debate-request';
import { mayReadRequest, refusalsOfRequest, refusalsOfRegistration, seesAllOfDebate } from '../domain/permissions';
import { consultationOf } from './debate-scene';

/** The fields of a request for a debate; who has it before him may know of it. */
export const debateRequestFields: DebateRequestResolvers = {
  requesterKind: ({ requester }) => requester.kind,
  organization: ({ requester: { organizationId } }) => (organizationId === null ? null : { id: organizationId }),
  institution: ({ requester: { institutionId } }) => (institutionId === null ? null : { id: institutionId }),
  requesterName: ({ requester }) => requester.name,
  text: async (request, _args, context) => (mayReadRequest(await context.viewer(), await consultationOf(request, context), request) ? request.text : null),
  scan: async (request, _args, context) => (seesAllOfDebate(await context.viewer(), await consultationOf(request, context)) ? context.documentById(request.scanDocumentId) : null),
  async decisionDue(request, _args, { businessNow }) {
    if (request.status !== 'PENDING_ELIGIBILITY') return null;
    const { decisionDueAt: at, decisionBasis: basis } = request;
    return { at, basis, term: 'DEBATE_ELIGIBILITY_DECISION', passed: at <= (await businessNow()) };
  },
  decidedAt: (request) => ('decidedAt' in request ? request.decidedAt : null),
  legalReason: (request) => ('legalReason' in request ? request.legalReason : null),
  async viewerCanDecide(request, _args, context) {
    const scene = { consultation: await consultationOf(request, context), debate: null, now: await context.businessNow() };
    return shapePermission(refusalsOfRequest(await context.viewer(), scene, request), context.locale);
  },
};

/** The fields of a registration; who has it before him may know of it. */
export const debateRegistrationFields: DebateRegistrationResolvers = {
  organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
  name: ({ contact }) => contact?.name ?? null,
  email: ({ contact }) => contact?.email ?? null,
  phone: ({ contact }) => contact?.phone ?? null,
  registeredAt: ({ createdAt }) => createdAt,
  async viewerCanCancel(registration, _args, context) {
    const debate = await context.debateById(registration.debateId);
    if (debate === null) throw new Error(`Expected debate ${registration.debateId} to be there, as its registrations are`);
    const scene = { consultation: await consultationOf(debate, context), debate, now: await context.businessNow() };
    return shapePermission(refusalsOfRegistration(await context.viewer(), scene, registration), context.locale);
  },
};

const order = 'debateRequests';
const positionOf = ({ createdAt, id }: DebateRequest): readonly string[] => queuePosition(createdAt, id);

/** Who asked for a consultation's debate, as far as the viewer may know. */
export async function debateRequests(consultation: Consultation, page: PageArguments, { viewer, debateRequestsOf, debateRequestCountOf }: ConsultationsContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  const who = await viewer();
  const asked = { consultationId: consultation.id, withSuggestions: seesAllOfDebate(who, consultation), userId: who.userId };
  return connectionOf({ order, request, rows: await debateRequestsOf({ ...asked, request }), positionOf, totalCount: () => debateRequestCountOf(asked) });
}
