import type { Result } from '@conect/kernel';
import { checkWithin } from '@conect/legal-clock';
import { userCall } from '@conect/service-kit';
import { legalTermViolation } from '../../consultation/domain/publication';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors } from '../../service/graphql/user-errors';
import type { DebateIds } from '../application/ports';
import { isDebate, type Debate } from '../domain/debate';
import { breachResolvers } from './breach-resolvers';
import { publicDebateFields } from './debate-fields';
import { permissionOn } from './debate-scene';
import { debateRegistrationFields, debateRequestFields, debateRequests } from './request-fields';

const mutations: MutationResolvers = {
  requestDebate: async (_parent, { input }, context) => requestPayload(await context.debateCommands.requestDebate(userCall(context, 'requestDebate', input), input), context),
  recordDebateRequest: async (_parent, { input }, context) => requestPayload(await context.debateCommands.recordDebateRequest(userCall(context, 'recordDebateRequest', input), input), context),
  decideDebateEligibility: async (_parent, { input }, context) => requestPayload(await context.debateCommands.decideDebateEligibility(userCall(context, 'decideDebateEligibility', input), input), context),
  scheduleDebate: async (_parent, { input }, context) => {
    const payload = await debatePayload(await context.debateCommands.scheduleDebate(userCall(context, 'scheduleDebate', input), input), context);
    return { ...payload, warnings: await warningsOf(payload.debate, context) };
  },
  registerForDebate: async (_parent, { input }, context) => registrationPayload(await context.debateCommands.registerForDebate(userCall(context, 'registerForDebate', input), input), context),
  cancelDebateRegistration: async (_parent, { input }, context) =>
    registrationPayload(await context.debateCommands.cancelDebateRegistration(userCall(context, 'cancelDebateRegistration', input), input.registrationId), context),
  recordAttendance: async (_parent, { input }, context) => debatePayload(await context.debateCommands.recordAttendance(userCall(context, 'recordAttendance', input), input), context),
  publishMinutes: async (_parent, { input }, context) => debatePayload(await context.debateCommands.publishMinutes(userCall(context, 'publishMinutes', input), input), context),
};

/** The resolvers of public debates. */
export const debateResolvers: Resolvers = {
  ...breachResolvers,
  Mutation: mutations,
  Consultation: {
    async debate({ id }, _args, { debateOf }) {
      const debate = await debateOf(id);
      return isDebate(debate) ? debate : null;
    },
    debateRequests,
    debateSuggestionCount: ({ id }, _args, { debateSuggestionCountOf }) => debateSuggestionCountOf(id),
    debateBlockers: ({ id }, _args, { debateBlockersOf }) => debateBlockersOf(id),
  },
  ConsultationViewerCan: {
    requestDebate: async ({ consultation }, _args, context) => permissionOn('requestDebate', { consultation, debate: await context.debateOf(consultation.id) }, context),
    recordDebateRequest: async ({ consultation }, _args, context) => permissionOn('recordDebateRequest', { consultation, debate: await context.debateOf(consultation.id) }, context),
    scheduleDebate: async ({ consultation }, _args, context) => permissionOn('scheduleDebate', { consultation, debate: await context.debateOf(consultation.id) }, context),
  },
  PublicDebate: publicDebateFields,
  DebatePresence: { organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }) },
  DebateRequest: debateRequestFields,
  DebateRegistration: debateRegistrationFields,
};

type Outcome = Result<DebateIds, ConsultationsErrorCode>;

async function requestPayload(outcome: Outcome, { debateRequestById, consultationById, locale }: ConsultationsContext) {
  if (!outcome.ok) return { debateRequest: null, consultation: null, userErrors: consultationsUserErrors(outcome.refusals, locale) };
  const { consultationId, partId = '' } = outcome.value;
  return { debateRequest: await debateRequestById(partId), consultation: await consultationById(consultationId), userErrors: [] };
}

async function debatePayload(outcome: Outcome, { debateOf, locale }: ConsultationsContext) {
  if (!outcome.ok) return { debate: null, userErrors: consultationsUserErrors(outcome.refusals, locale) };
  const debate = await debateOf(outcome.value.consultationId);
  return { debate: isDebate(debate) ? debate : null, userErrors: [] };
}

async function registrationPayload(outcome: Outcome, context: ConsultationsContext) {
  const registration = outcome.ok ? await context.debateRegistrationById(outcome.value.partId ?? '') : null;
  return { ...(await debatePayload(outcome, context)), registration };
}

/** Later than the law expects after the announcement: whether that term survived the republication is not settled, so that it does not refuse (domain 2.1). */
async function warningsOf(debate: Debate | null, { legalClock, locale }: ConsultationsContext) {
  if (debate?.status !== 'SCHEDULED') return [];
  const violation = checkWithin(await legalClock(), 'DEBATE_AFTER_ANNOUNCEMENT', { since: debate.announcedAt, at: debate.plan.startsAt });
  return violation === null ? [] : consultationsUserErrors([legalTermViolation(violation, ['startsAt'])], locale);
}
