import type { UserCall } from '@conect/auth';
import { accept, refusalsIn, refuse, type NewId, type Result } from '@conect/kernel';
import { readReceivedOn } from '../../../consultation/domain/received-on';
import { findOwnDocument } from '../../../document/application/find-own-document';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readDecision, readRequesterName, readRequestText, type DecisionInput } from '../../domain/debate-input';
import { decideRequest, openRequest, type PendingDebateRequest } from '../../domain/debate-request';
import { attachRequest, decisionTerm } from '../../domain/lifecycle';
import { changeDebateOf } from '../change-debate';
import type { DebateIds, InDebateTransaction } from '../ports';
import { recordDebate, recordRequest, sayWhatIsLate } from '../record-debate';

interface Dependencies {
  readonly inTransaction: InDebateTransaction;
  readonly newId: NewId;
}

/** Who wrote, how and when it came, what it says, and what the officer decides at once, if he does. */
interface PaperRequest {
  readonly consultationId: string;
  readonly requesterKind: 'ASSOCIATION' | 'PUBLIC_AUTHORITY';
  readonly requesterName: string;
  readonly channel: 'POST' | 'EMAIL' | 'REGISTRY_OFFICE';
  readonly receivedOn: string;
  readonly text: string;
  /** The paper itself. */
  readonly scan?: string | null | undefined;
  readonly decision?: DecisionInput['decision'] | null | undefined;
  readonly legalReason?: string | null | undefined;
}

/** See {@link createRecordDebateRequest}. */
export type RecordDebateRequest = (call: UserCall, request: PaperRequest) => Promise<Result<DebateIds, ConsultationsErrorCode>>;

/** An officer records a request that came on another way than CONECT, from any association or authority; it counts from the day on which it came. */
export const createRecordDebateRequest =
  ({ inTransaction, newId }: Dependencies): RecordDebateRequest =>
  (call, { consultationId, requesterKind: kind, channel, decision: decided, legalReason, scan, ...given }) =>
    changeDebateOf(inTransaction, call, {
      action: 'recordDebateRequest',
      consultationId,
      newId,
      decide: async (unit, { consultation, debate }) => {
        const { now } = unit;
        const { userId } = call.principal;
        const name = readRequesterName(given.requesterName);
        const text = readRequestText(given.text);
        const receivedOn = readReceivedOn(consultation, given.receivedOn, now);
        const decision = decided == null ? accept(null) : readDecision({ decision: decided, legalReason });
        const scanned = await findOwnDocument(unit.documents, { id: scan, field: 'scan', purpose: 'SCAN' }, userId);
        if (!name.ok || !text.ok || !receivedOn.ok || !decision.ok || !scanned.ok) return refuse(...refusalsIn([name, text, receivedOn, decision, scanned]));

        const term = decisionTerm(await unit.legalClock(), receivedOn.value);
        const requester = { kind, organizationId: null, institutionId: null, name: name.value };
        const facts = { id: newId(), debateId: debate.id, consultationId: consultation.id, requester, userId, channel, receivedOn: receivedOn.value, scanDocumentId: scanned.value, text: text.value };
        const pending = openRequest(facts, { status: 'PENDING_ELIGIBILITY', ...term }, now) as PendingDebateRequest;
        await recordRequest(unit, null, pending);
        await unit.scheduleWalk(term.decisionDueAt);
        const { debate: present } = await sayWhatIsLate(unit, debate, newId);
        const request = decision.value === null ? pending : decideRequest(pending, decision.value, { decidedBy: userId, now });
        if (request !== pending) await recordRequest(unit, pending, request);
        await recordDebate(unit, present, attachRequest(present, request, now));
        return accept({ partId: request.id });
      },
    });
