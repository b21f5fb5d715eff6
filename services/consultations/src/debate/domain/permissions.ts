import { rolesIn, type Viewer } from '@conect/kernel';
import type { Consultation, ConsultationStatus } from '../../consultation/domain/consultation';
import { consultationNotFound, maySeeConsultation, publishesFor } from '../../consultation/domain/permissions';
import type { ConsultationsRefusal } from '../../service/domain/refusals';
import type { Debate } from './debate';
import type { DebateRequest } from './debate-request';
import { debateStatesFor } from './lifecycle';
import type { DebateRegistration } from './registration';

/** What can be done about the debate of a consultation, by the names of the mutations. */
export type DebateAction = 'requestDebate' | 'recordDebateRequest' | 'decideDebateEligibility' | 'scheduleDebate' | 'registerForDebate' | 'cancelDebateRegistration' | 'recordAttendance' | 'publishMinutes';

/** A consultation with its debate; null before anything was said of one. */
export interface DebateScene {
  readonly consultation: Consultation;
  readonly debate: Debate | null;
  readonly now: Date;
}

/** What is of no consultation, or of one that the viewer may not know of, is refused in the same words. */
export const notFound = (field: 'debateId' | 'requestId' | 'registrationId', what: 'DEBATE' | 'DEBATE_REQUEST' | 'DEBATE_REGISTRATION'): ConsultationsRefusal => ({ code: 'NOT_FOUND', field: [field], params: { what } });

/** Until the answers went to endorsement something may still come of a debate. */
const beforeEndorsement: readonly ConsultationStatus[] = ['OPEN', 'ANALYSIS', 'RESPONDED'];
/** A debate that was announced is held, and its minutes are due, whatever becomes of the draft. */
const notArchived: readonly ConsultationStatus[] = [...beforeEndorsement, 'ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN'];

interface Rule {
  /** The states of the consultation. */
  readonly within: readonly ConsultationStatus[];
  /** Whether it is for the officers of the institution that consults. */
  readonly isOfficial: boolean;
  /** The states of the debate; null when they do not matter. */
  readonly debate: readonly Debate['status'][] | null;
}

const rules: Readonly<Record<DebateAction, Rule>> = {
  requestDebate: { within: ['OPEN'], isOfficial: false, debate: null },
  // What came on paper in time may be recorded after the deadline.
  recordDebateRequest: { within: beforeEndorsement, isOfficial: true, debate: null },
  decideDebateEligibility: { within: beforeEndorsement, isOfficial: true, debate: null },
  scheduleDebate: { within: beforeEndorsement, isOfficial: true, debate: debateStatesFor('scheduleDebate') },
  registerForDebate: { within: beforeEndorsement, isOfficial: false, debate: ['SCHEDULED'] },
  cancelDebateRegistration: { within: notArchived, isOfficial: false, debate: ['SCHEDULED'] },
  recordAttendance: { within: notArchived, isOfficial: true, debate: debateStatesFor('recordAttendance') },
  publishMinutes: { within: notArchived, isOfficial: true, debate: debateStatesFor('publishMinutes') },
};

/** Why the viewer may not do this about a debate now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfDebate(action: DebateAction, viewer: Viewer, scene: DebateScene): readonly ConsultationsRefusal[] {
  const { consultation } = scene;
  if (!maySeeConsultation(viewer, consultation)) return [consultationNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (rules[action].isOfficial && !publishesFor(viewer, consultation.institutionId)) return [{ code: 'FORBIDDEN' }];
  const status = obstacleOf(action, scene);
  return status === null ? [] : [{ code: 'INVALID_STATE', params: { status } }];
}

/** The state that stands in the way; null when none does. */
function obstacleOf(action: DebateAction, { consultation, debate, now }: DebateScene): string | null {
  const { within, debate: states } = rules[action];
  const stands = standingAt(consultation, now);
  if (!within.includes(stands)) return stands;
  const status = debate?.status ?? 'NONE';
  if (states !== null && !states.includes(status)) return `DEBATE_${status}`;
  return debate?.status === 'SCHEDULED' ? obstacleOfTime(action, debate.plan.startsAt <= now) : null;
}

/** The deadline counts at its instant, even if what closes consultations comes a moment later. */
const standingAt = (consultation: Consultation, now: Date): ConsultationStatus => (consultation.status === 'OPEN' && consultation.inputDeadline <= now ? 'ANALYSIS' : consultation.status);

/** One registers until a debate begins, and records who came from then on. */
function obstacleOfTime(action: DebateAction, hasBegun: boolean): string | null {
  if (action === 'recordAttendance') return hasBegun ? null : 'DEBATE_NOT_BEGUN';
  return hasBegun && (action === 'registerForDebate' || action === 'cancelDebateRegistration') ? 'DEBATE_BEGUN' : null;
}

/** Whether the viewer asks for debates in an organization's name. */
export const asksFor = (viewer: Viewer, organizationId: string): boolean => rolesIn(viewer, organizationId).some((role) => role === 'NGO_ADMIN' || role === 'NGO_EDITOR');

/** Whether the viewer sees all that the institution which consults knows of a debate: who asked, who comes, and what they wrote. */
export const seesAllOfDebate = (viewer: Viewer, { institutionId }: Consultation): boolean => publishesFor(viewer, institutionId);

/** Whether a request is the viewer's own, or made in the name of those for whom he asks. */
const isOwnRequest = (viewer: Viewer, { userId, requester }: DebateRequest): boolean =>
  (requester.kind === 'INDIVIDUAL' && viewer.userId === userId) || (requester.organizationId !== null && asksFor(viewer, requester.organizationId)) || (requester.institutionId !== null && publishesFor(viewer, requester.institutionId));

/** Whether the viewer reads what a requester wrote: the institution and the requester. */
export const mayReadRequest = (viewer: Viewer, consultation: Consultation, request: DebateRequest): boolean => seesAllOfDebate(viewer, consultation) || isOwnRequest(viewer, request);

/** Whether the viewer may know of a request at all: that associations and authorities ask is public, that a person does is not. */
export const maySeeRequest = (viewer: Viewer, consultation: Consultation, request: DebateRequest): boolean => request.requester.kind !== 'INDIVIDUAL' || mayReadRequest(viewer, consultation, request);

/** Whether the viewer may know of a registration at all: the institution and the person. */
export const maySeeRegistration = (viewer: Viewer, consultation: Consultation, { userId }: DebateRegistration): boolean => seesAllOfDebate(viewer, consultation) || viewer.userId === userId;

/** Why the viewer may not decide on a request now; empty when he may. */
export function refusalsOfRequest(viewer: Viewer, scene: DebateScene, { status }: DebateRequest): readonly ConsultationsRefusal[] {
  const refusals = refusalsOfDebate('decideDebateEligibility', viewer, scene);
  if (refusals.length > 0) return refusals;
  return status === 'PENDING_ELIGIBILITY' ? [] : [{ code: 'INVALID_STATE', params: { status: `DEBATE_REQUEST_${status}` } }];
}

/** Why the viewer may not give a registration up now; empty when he may: nobody does it for another. */
export function refusalsOfRegistration(viewer: Viewer, scene: DebateScene, { userId, status }: DebateRegistration): readonly ConsultationsRefusal[] {
  if (viewer.userId !== null && viewer.userId !== userId) return [{ code: 'FORBIDDEN' }];
  if (status === 'CANCELLED') return [{ code: 'INVALID_STATE', params: { status: 'DEBATE_REGISTRATION_CANCELLED' } }];
  return refusalsOfDebate('cancelDebateRegistration', viewer, scene);
}
