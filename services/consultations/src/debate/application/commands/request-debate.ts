import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result, type Viewer } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { publishesFor } from '../../../consultation/domain/permissions';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readRequestText } from '../../domain/debate-input';
import { openRequest, type DebateRequester, type RequestOpening } from '../../domain/debate-request';
import { attachRequest, decisionTerm } from '../../domain/lifecycle';
import { asksFor } from '../../domain/permissions';
import { changeDebateOf, type DebateScene } from '../change-debate';
import type { DebateIds, DebateUnit, InDebateTransaction } from '../ports';
import { recordDebate, recordRequest } from '../record-debate';

interface Dependencies {
  readonly inTransaction: InDebateTransaction;
  readonly newId: NewId;
}

/** For whom somebody asks, and what he writes. */
interface DebateWish {
  readonly consultationId: string;
  readonly organizationId?: string | null | undefined;
  readonly institutionId?: string | null | undefined;
  readonly text: string;
}

/** See {@link createRequestDebate}. */
export type RequestDebate = (call: UserCall, request: DebateWish) => Promise<Result<DebateIds, ConsultationsErrorCode>>;

/**
 * Somebody asks for a public debate while proposals are taken. An active organization's request obliges the institution at once; that of one
 * that is not active, or of another public authority, waits for an officer; a person's own is counted (Legea 52/2003 art. 7(9)).
 */
export const createRequestDebate =
  ({ inTransaction, newId }: Dependencies): RequestDebate =>
  (call, { consultationId, text: given, ...asked }) =>
    changeDebateOf(inTransaction, call, {
      action: 'requestDebate',
      consultationId,
      newId,
      decide: async (unit, scene) => {
        const { userId } = call.principal;
        const { now } = unit;
        const requester = await requesterOf(unit, scene, asked);
        if (!requester.ok) return requester;
        const text = readRequestText(given);
        if (!text.ok) return text;
        if (await unit.requests.hasOf(scene.debate.id, requester.value, userId)) return refuse({ code: 'ALREADY_REQUESTED' });

        const facts = { id: newId(), debateId: scene.debate.id, consultationId: scene.consultation.id, requester: requester.value, userId, channel: 'CONECT', receivedOn: dayOf(now), scanDocumentId: null, text: text.value } as const;
        const request = openRequest(facts, await openingFor(unit, requester.value), now);
        await recordRequest(unit, null, request);
        await recordDebate(unit, scene.debate, attachRequest(scene.debate, request, now));
        return accept({ partId: request.id });
      },
    });

type Asked = Pick<DebateWish, 'organizationId' | 'institutionId'>;

/** Who asks, if the viewer may ask for him. */
async function requesterOf(unit: DebateUnit, { viewer, consultation }: DebateScene, { organizationId, institutionId }: Asked): Promise<Result<DebateRequester, ConsultationsErrorCode>> {
  if (organizationId != null && institutionId != null) return refuse(badInput(['institutionId'], 'ONE_REQUESTER'));
  const none = { organizationId: null, institutionId: null, name: null };
  if (organizationId != null) return asOrganization(viewer, organizationId.toLowerCase());
  if (institutionId == null) return accept({ ...none, kind: 'INDIVIDUAL' });
  if (!isUuid(institutionId)) return refuse(badInput(['institutionId'], 'UUID'));
  const id = institutionId.toLowerCase();
  if (!publishesFor(viewer, id)) return refuse({ code: 'FORBIDDEN', field: ['institutionId'] });
  // It holds a debate without asking itself.
  if (id === consultation.institutionId) return refuse(badInput(['institutionId'], 'OTHER_INSTITUTION'));
  if (!(await unit.institutions.isOpen(id))) return refuse({ code: 'NOT_FOUND', field: ['institutionId'], params: { what: 'INSTITUTION' } });
  return accept({ ...none, kind: 'INSTITUTION', institutionId: id });
}

function asOrganization(viewer: Viewer, organizationId: string): Result<DebateRequester, ConsultationsErrorCode> {
  if (!isUuid(organizationId)) return refuse(badInput(['organizationId'], 'UUID'));
  if (!asksFor(viewer, organizationId)) return refuse({ code: 'FORBIDDEN', field: ['organizationId'] });
  return accept({ kind: 'ORGANIZATION', organizationId, institutionId: null, name: null });
}

/** What the registry says of an organization now counts; what becomes of it later changes nothing. */
async function openingFor(unit: DebateUnit, { kind, organizationId }: DebateRequester): Promise<RequestOpening> {
  if (kind === 'INDIVIDUAL') return { status: 'SUGGESTION' };
  if (organizationId !== null && (await unit.organizations.statusOf(organizationId)) === 'ACTIVE') return { status: 'ACCEPTED' };
  const term = decisionTerm(await unit.legalClock(), dayOf(unit.now));
  await unit.scheduleWalk(term.decisionDueAt);
  return { status: 'PENDING_ELIGIBILITY', ...term };
}
