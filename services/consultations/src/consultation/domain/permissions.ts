import { isOfSgg, rolesInInstitution, type Role, type Viewer } from '@conect/kernel';
import type { ConsultationsRefusal } from '../../service/domain/refusals';
import type { Consultation, ConsultationDraft, ConsultationStatus, RunningConsultation, ScheduledConsultation } from './consultation';
import { statesFor } from './lifecycle';

/** What can be done with a consultation: the names of its `viewerCan`. */
export const consultationActions = [
  ...(['update', 'addDraftVersion', 'schedule', 'publish', 'cancel', 'extendDeadline', 'withdraw', 'invite'] as const),
  ...(['publishResponses', 'submitForEndorsement', 'recordAdoption', 'recordNonAdoption'] as const),
];

/** One of {@link consultationActions}. */
export type ConsultationAction = (typeof consultationActions)[number];

/** Only the institution knows of a consultation in these states: publication is the law's announcement, and nothing is announced before it. */
export const hiddenStatuses: readonly ConsultationStatus[] = ['DRAFT', 'SCHEDULED', 'CANCELLED'];

/** The roles in which somebody publishes for an institution (domain 2.5). */
const publishingRoles: ReadonlySet<Role> = new Set<Role>(['TRANSPARENCY_OFFICER', 'INSTITUTION_REPRESENTATIVE']);

const holdsRoleIn = (viewer: Viewer, institutionId: string): boolean => rolesInInstitution(viewer, institutionId).length > 0;

/** Whether the viewer publishes for the institution. */
export const publishesFor = (viewer: Viewer, institutionId: string): boolean => rolesInInstitution(viewer, institutionId).some((role) => publishingRoles.has(role));

/** Whether the viewer sees how an institution does its work before that is public: who has a role in it, and SGG. */
export const isInsiderOf = (viewer: Viewer, institutionId: string): boolean => holdsRoleIn(viewer, institutionId) || isOfSgg(viewer);

/** The institutions whose hidden consultations the viewer sees: those in which he has a role. */
export const institutionsSeenBy = ({ roles }: Viewer): readonly string[] => [...new Set(roles.flatMap(({ institutionId }) => institutionId ?? []))];

/** Whether the viewer may know that the consultation exists. */
export const maySeeConsultation = (viewer: Viewer, { status, institutionId }: Consultation): boolean => !hiddenStatuses.includes(status) || holdsRoleIn(viewer, institutionId);

/** What does not exist and what the viewer may not know of are refused in the same words, to the letter. */
export const consultationNotFound: ConsultationsRefusal = { code: 'NOT_FOUND', field: ['consultationId'], params: { what: 'CONSULTATION' } };

const institutionNotFound: ConsultationsRefusal = { code: 'NOT_FOUND', field: ['institutionId'], params: { what: 'INSTITUTION' } };

/** Why the viewer may not bring the file of a draft; empty for who publishes for some institution. */
export const refusalsOfDraftFile = (viewer: Viewer): readonly ConsultationsRefusal[] => (institutionsSeenBy(viewer).some((id) => publishesFor(viewer, id)) ? [] : [{ code: 'FORBIDDEN' }]);

/** What decides whether somebody may draft for an institution. */
export interface DraftingScene {
  readonly institutionId: string;
  /** Whether there is such an institution and it is not closed. */
  readonly isOpen: boolean;
  /** Whether the viewer has asked to speak for it, and SGG has not decided. */
  readonly awaitsValidation: boolean;
}

/** Why the viewer may not draft a consultation for an institution; empty when he may. Of one in which he has no role he learns nothing. */
export function refusalsOfDrafting(viewer: Viewer, { institutionId, isOpen, awaitsValidation }: DraftingScene): readonly ConsultationsRefusal[] {
  if (!isOpen) return [institutionNotFound];
  if (publishesFor(viewer, institutionId)) return [];
  if (awaitsValidation) return [{ code: 'REP_NOT_VALIDATED', field: ['institutionId'] }];
  return holdsRoleIn(viewer, institutionId) ? [{ code: 'FORBIDDEN' }] : [institutionNotFound];
}

const states: Readonly<Record<ConsultationAction, readonly ConsultationStatus[]>> = {
  update: ['DRAFT', 'SCHEDULED'],
  // Once the draft is with those who endorse it, its text is fixed.
  addDraftVersion: ['DRAFT', 'SCHEDULED', 'OPEN', 'ANALYSIS', 'RESPONDED'],
  schedule: statesFor('scheduleConsultation'),
  publish: statesFor('publishConsultation'),
  cancel: statesFor('cancelConsultation'),
  extendDeadline: statesFor('extendDeadline'),
  withdraw: statesFor('withdrawConsultation'),
  // Who is asked must be able to answer.
  invite: ['OPEN'],
  publishResponses: statesFor('publishResponses'),
  submitForEndorsement: statesFor('submitForEndorsement'),
  recordAdoption: statesFor('recordAdoption'),
  recordNonAdoption: statesFor('recordNonAdoption'),
};

/** Why the viewer may not do this with this consultation now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOf(action: ConsultationAction, viewer: Viewer, consultation: Consultation): readonly ConsultationsRefusal[] {
  if (!maySeeConsultation(viewer, consultation)) return [consultationNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!publishesFor(viewer, consultation.institutionId)) return [{ code: 'FORBIDDEN' }];
  return states[action].includes(consultation.status) ? [] : [invalidState(consultation)];
}

const invalidState = ({ status }: Consultation): ConsultationsRefusal => ({ code: 'INVALID_STATE', params: { status } });

/** Whether a consultation was not published yet and may still be. */
export const isUnpublished = (consultation: Consultation): consultation is ConsultationDraft | ScheduledConsultation => consultation.status === 'DRAFT' || consultation.status === 'SCHEDULED';

/** Whether something goes on after the publication. */
export const isRunning = (consultation: Consultation): consultation is RunningConsultation => statesFor('withdrawConsultation').includes(consultation.status);
