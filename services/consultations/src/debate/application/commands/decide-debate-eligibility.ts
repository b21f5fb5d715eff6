import type { UserCall } from '@conect/auth';
import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readDecision, type DecisionInput } from '../../domain/debate-input';
import { decideRequest } from '../../domain/debate-request';
import { attachDecision } from '../../domain/lifecycle';
import { maySeeRequest, notFound, refusalsOfRequest } from '../../domain/permissions';
import { changeDebate } from '../change-debate';
import type { DebateIds, InDebateTransaction } from '../ports';
import { recordDebate, recordRequest, sayWhatIsLate } from '../record-debate';

interface Dependencies {
  readonly inTransaction: InDebateTransaction;
  readonly newId: NewId;
}

/** See {@link createDecideDebateEligibility}. */
export type DecideDebateEligibility = (call: UserCall, request: DecisionInput & { readonly requestId: string }) => Promise<Result<DebateIds, ConsultationsErrorCode>>;

const missing = notFound('requestId', 'DEBATE_REQUEST');

/**
 * An officer says whether a requester is a legally constituted association or a public authority; there is no other ground to refuse, and
 * he writes it down (Legea 52/2003 art. 7(9)). A decision that comes late counts, and that it was late stays said.
 */
export const createDecideDebateEligibility =
  ({ inTransaction, newId }: Dependencies): DecideDebateEligibility =>
  (call, { requestId, ...given }) =>
    changeDebate(inTransaction, call, {
      action: 'decideDebateEligibility',
      id: requestId,
      field: 'requestId',
      missing,
      async isThere({ requests }, { viewer, consultation }) {
        const request = await requests.findById(requestId.toLowerCase());
        return request !== null && maySeeRequest(viewer, consultation, request);
      },
      decide: async (unit, { viewer, consultation, debate: before }) => {
        const request = await unit.requests.findById(requestId.toLowerCase());
        if (request === null) return refuse(missing);
        const refusals = refusalsOfRequest(viewer, { consultation, debate: before, now: unit.now }, request);
        if (request.status !== 'PENDING_ELIGIBILITY' || refusals.length > 0) return refuse(...refusals);
        const decision = readDecision(given);
        if (!decision.ok) return decision;

        const { debate } = await sayWhatIsLate(unit, before, newId);
        const decided = decideRequest(request, decision.value, { decidedBy: call.principal.userId, now: unit.now });
        await recordRequest(unit, request, decided);
        await recordDebate(unit, debate, attachDecision(debate, decided, unit.now));
        return accept({ partId: decided.id });
      },
    });
