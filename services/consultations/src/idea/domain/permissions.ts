import { rolesIn, type Role, type Viewer } from '@conect/kernel';
import type { Consultation } from '../../consultation/domain/consultation';
import { consultationNotFound, publishesFor } from '../../consultation/domain/permissions';
import type { ConsultationsRefusal } from '../../service/domain/refusals';
import type { Idea, SubmittedIdea } from './idea';
import { ideaLifecycle } from './lifecycle';

/** What can be done with an idea: the names of its `viewerCan`. */
export const ideaActions = ['support', 'withdrawSupport', 'withdraw', 'answer'] as const;

/** One of {@link ideaActions}. */
export type IdeaAction = (typeof ideaActions)[number];

/** The refusal of an idea that does not exist. */
export const ideaNotFound: ConsultationsRefusal = { code: 'NOT_FOUND', field: ['ideaId'], params: { what: 'IDEA' } };

/** The roles in which somebody writes for an organization (domain 2.5). */
const writingRoles: ReadonlySet<Role> = new Set<Role>(['NGO_ADMIN', 'NGO_EDITOR']);

/** The organizations for which the viewer writes, each once. */
export const organizationsWrittenFor = ({ roles }: Viewer): readonly string[] => [
  ...new Set(roles.flatMap(({ role, organizationId }) => (organizationId !== null && writingRoles.has(role) ? [organizationId] : []))),
];

/** In the name of which organization somebody acts, and where it stands in the registry; null for one that was never heard of. */
export interface ActingOrganization {
  readonly organizationId: string;
  readonly organizationStatus: string | null;
}

const writesFor = (viewer: Viewer, organizationId: string): boolean => rolesIn(viewer, organizationId).some((role) => writingRoles.has(role));
const notTheirs: ConsultationsRefusal = { code: 'FORBIDDEN', field: ['organizationId'] };

/** Only an ACTIVE organization speaks through CONECT (J3). */
function refusalsOfOrganization({ organizationStatus }: ActingOrganization): readonly ConsultationsRefusal[] {
  if (organizationStatus === 'ACTIVE') return [];
  return [{ code: organizationStatus === 'SUSPENDED' ? 'ORG_SUSPENDED' : 'ORG_NOT_ACTIVE', field: ['organizationId'] }];
}

/** Why the viewer may not propose something to an institution in the name of an organization; empty when he may. */
export function refusalsOfSubmitting(viewer: Viewer, scene: ActingOrganization & { readonly isOpen: boolean }): readonly ConsultationsRefusal[] {
  if (!writesFor(viewer, scene.organizationId)) return [notTheirs];
  return [
    ...refusalsOfOrganization(scene),
    ...(scene.isOpen ? [] : [{ code: 'NOT_FOUND', field: ['institutionId'], params: { what: 'INSTITUTION' } } as const]),
  ];
}

/** An idea, and in the name of which organization somebody does something with it; null where it is not done for one. */
export interface IdeaScene {
  readonly idea: Idea;
  readonly acting: ActingOrganization | null;
  /** Whether that organization supports the idea. */
  readonly isSupporting: boolean;
}

const mutationOf: Readonly<Record<IdeaAction, string>> = { support: 'supportIdea', withdrawSupport: 'withdrawIdeaSupport', withdraw: 'withdrawIdea', answer: 'answerIdea' };

/** Why the viewer may not do this with the idea now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfIdea(action: IdeaAction, viewer: Viewer, scene: IdeaScene): readonly ConsultationsRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const refusals = refusalsOfActor(action, viewer, scene);
  if (refusals.length > 0) return refusals;
  const { status } = scene.idea;
  return ideaLifecycle.some(({ from, by }) => from === status && by === mutationOf[action]) ? [] : [{ code: 'INVALID_STATE', params: { status: `IDEA_${status}` } }];
}

/** What an organization did it may take back in whatever state it is; only to speak anew it must be ACTIVE. */
function refusalsOfActor(action: IdeaAction, viewer: Viewer, { idea, acting, isSupporting }: IdeaScene): readonly ConsultationsRefusal[] {
  if (action === 'answer') return publishesFor(viewer, idea.institutionId) ? [] : [{ code: 'FORBIDDEN' }];
  if (action === 'withdraw') return writesFor(viewer, idea.organizationId) ? [] : [{ code: 'FORBIDDEN' }];
  if (acting === null || !writesFor(viewer, acting.organizationId)) return [notTheirs];
  if (action === 'withdrawSupport') return isSupporting ? [] : [{ code: 'NOT_FOUND', field: ['organizationId'], params: { what: 'IDEA_SUPPORT' } }];
  return acting.organizationId === idea.organizationId ? [{ code: 'OWN_IDEA', field: ['organizationId'] }] : refusalsOfOrganization(acting);
}

/** Whether an idea waits for its answer. */
export const isSubmitted = (idea: Idea): idea is SubmittedIdea => idea.status === 'SUBMITTED';

/** Why an idea cannot be taken up into a consultation; empty when it can: it is the same institution's, and was not given up. */
export function refusalsOfTakingUp({ institutionId }: Idea, consultation: Consultation | null): readonly ConsultationsRefusal[] {
  if (consultation === null || consultation.institutionId !== institutionId) return [consultationNotFound];
  const { status } = consultation;
  return status === 'CANCELLED' || status === 'WITHDRAWN' ? [{ code: 'INVALID_STATE', field: ['consultationId'], params: { status } }] : [];
}
