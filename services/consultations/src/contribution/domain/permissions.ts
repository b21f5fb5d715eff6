import { isSggAdmin, rolesIn, rolesInInstitution, type Role, type Viewer } from '@conect/kernel';
import type { Consultation } from '../../consultation/domain/consultation';
import { consultationNotFound, maySeeConsultation, publishesFor } from '../../consultation/domain/permissions';
import { badInput, type ConsultationsRefusal } from '../../service/domain/refusals';
import type { Contribution, ContributionAuthor, ContributionStatus } from './contribution';
import { contributionStatesFor, isDecided } from './lifecycle';
import { isHidden } from './moderation';

/** What can be done with a contribution: the names of its `viewerCan`. */
export const contributionActions = ['edit', 'withdraw'] as const;

/** One of {@link contributionActions}. */
export type ContributionAction = (typeof contributionActions)[number];

/** What does not exist and what the viewer may not know of are refused in the same words. */
export const contributionNotFound: ConsultationsRefusal = { code: 'NOT_FOUND', field: ['contributionId'], params: { what: 'CONTRIBUTION' } };

/** In whose name somebody acts, with what is known of the organization or institution. */
export type Standing =
  | { readonly author: Extract<ContributionAuthor, { kind: 'INDIVIDUAL' }> }
  | { readonly author: Extract<ContributionAuthor, { kind: 'ORGANIZATION' }>; readonly organizationStatus: string | null }
  | { readonly author: Extract<ContributionAuthor, { kind: 'INSTITUTION' }>; readonly isOpen: boolean };

/** A consultation, the moment, and in whose name somebody writes about it. */
export interface ContributionScene {
  readonly consultation: Consultation;
  readonly now: Date;
  readonly standing: Standing;
}

/** The roles in which somebody writes for an organization (domain 2.5). */
const writingRoles: ReadonlySet<Role> = new Set<Role>(['NGO_ADMIN', 'NGO_EDITOR']);

/** Whether the viewer writes for the organization. */
export const writesFor = (viewer: Viewer, organizationId: string): boolean => rolesIn(viewer, organizationId).some((role) => writingRoles.has(role));

/** Why the viewer may not propose something about the consultation now, in this name; empty when he may. */
export function refusalsOfSubmitting(viewer: Viewer, { consultation, now, standing }: ContributionScene): readonly ConsultationsRefusal[] {
  if (!maySeeConsultation(viewer, consultation)) return [consultationNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const refusals = refusalsOfStanding(viewer, standing, consultation.institutionId);
  return refusals.length > 0 ? refusals : refusalsOfTime(consultation, now);
}

/** Why the viewer may not act in this name. An account is usable once its e-mail address is confirmed, so whoever signed in may act in his own. */
function refusalsOfStanding(viewer: Viewer, standing: Standing, consultingId: string): readonly ConsultationsRefusal[] {
  if ('organizationStatus' in standing) return refusalsOfOrganization(viewer, standing);
  return 'isOpen' in standing ? refusalsOfInstitution(viewer, standing, consultingId) : [];
}

/** Only an ACTIVE organization is a legally constituted association for sure (domain 2.5). */
function refusalsOfOrganization(viewer: Viewer, { author: { organizationId }, organizationStatus }: Extract<Standing, { organizationStatus: unknown }>): readonly ConsultationsRefusal[] {
  const field = ['author', 'organizationId'];
  if (organizationId === null || !writesFor(viewer, organizationId)) return [{ code: 'FORBIDDEN', field }];
  if (organizationStatus === 'ACTIVE') return [];
  return [{ code: organizationStatus === 'SUSPENDED' ? 'ORG_SUSPENDED' : 'ORG_NOT_ACTIVE', field }];
}

function refusalsOfInstitution(viewer: Viewer, { author: { institutionId }, isOpen }: Extract<Standing, { isOpen: unknown }>, consultingId: string): readonly ConsultationsRefusal[] {
  const field = ['author', 'institutionId'];
  if (institutionId === null || !publishesFor(viewer, institutionId)) return [{ code: 'FORBIDDEN', field }];
  return institutionId === consultingId || !isOpen ? [badInput(field, 'OTHER_INSTITUTION')] : [];
}

/** Proposals are taken from the publication until the deadline, which counts at its instant (Legea 52/2003 art. 7(4)). */
function refusalsOfTime(consultation: Consultation, now: Date): readonly ConsultationsRefusal[] {
  const { status } = consultation;
  if (status === 'OPEN' && now < consultation.inputDeadline) return [];
  const isOver = 'inputDeadline' in consultation && consultation.inputDeadline <= now;
  return [isOver ? { code: 'DEADLINE_PASSED' } : { code: 'INVALID_STATE', params: { status } }];
}

/** Why the viewer may not enter what came on another way than CONECT; empty when he may. What came in time is entered also after the deadline, until the answers are published. */
export function refusalsOfRecording(viewer: Viewer, consultation: Consultation): readonly ConsultationsRefusal[] {
  const { status, institutionId } = consultation;
  if (!maySeeConsultation(viewer, consultation)) return [consultationNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!publishesFor(viewer, institutionId)) return [{ code: 'FORBIDDEN' }];
  return status === 'OPEN' || status === 'ANALYSIS' ? [] : [{ code: 'INVALID_STATE', params: { status } }];
}

/** A contribution with its consultation, the moment, and how its author stands. */
export interface ContributionActionScene extends ContributionScene {
  readonly contribution: Contribution;
}

/** Why the viewer may not do this with the contribution now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfContribution(action: ContributionAction, viewer: Viewer, scene: ContributionActionScene): readonly ConsultationsRefusal[] {
  const { contribution } = scene;
  if (!maySeeConsultation(viewer, scene.consultation)) return [contributionNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!isAuthor(viewer, contribution)) return [{ code: 'FORBIDDEN' }];
  const refusals = refusalsOfSubmitting(viewer, scene);
  if (refusals.length > 0) return refusals;
  return contributionStatesFor(mutationOf[action]).includes(contribution.status) ? [] : [{ code: 'INVALID_STATE', params: { status: contribution.status } }];
}

const mutationOf: Readonly<Record<ContributionAction, string>> = { edit: 'editContribution', withdraw: 'withdrawContribution' };

/** Why the viewer may not decide about the contributions of a consultation now; empty when he may. The deadline counts at its instant. */
export function refusalsOfDeciding(viewer: Viewer, { consultation, now }: Pick<ContributionScene, 'consultation' | 'now'>): readonly ConsultationsRefusal[] {
  const { status } = consultation;
  if (!maySeeConsultation(viewer, consultation)) return [contributionNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!publishesFor(viewer, consultation.institutionId)) return [{ code: 'FORBIDDEN' }];
  const isUnderAnalysis = status === 'ANALYSIS' || (status === 'OPEN' && consultation.inputDeadline <= now);
  return isUnderAnalysis ? [] : [{ code: 'INVALID_STATE', params: { status } }];
}

/** Why this contribution cannot be decided: it was taken back. */
export const refusalsOfDecision = ({ status }: Contribution): readonly ConsultationsRefusal[] =>
  status === 'SUBMITTED' || contributionStatesFor('decideContributions').includes(status) ? [] : [{ code: 'INVALID_STATE', params: { status } }];

/** Whether everybody sees what the institution decided: once its answers are published. */
export const areResponsesPublished = (consultation: Consultation): boolean => 'respondedAt' in consultation && consultation.respondedAt !== null;

/** Whether the viewer sees what the institution decided: its people and the author at once. */
export const seesDecision = (viewer: Viewer, contribution: Contribution, consultation: Consultation): boolean =>
  areResponsesPublished(consultation) || isOfInstitution(viewer, contribution) || isAuthor(viewer, contribution);

/** Where the contribution stands as the viewer sees it: under review from the deadline on, and until he sees the decision. */
export function seenStatus(viewer: Viewer, contribution: Contribution, { consultation, now }: Pick<ContributionScene, 'consultation' | 'now'>): ContributionStatus {
  if (isDecided(contribution)) return seesDecision(viewer, contribution, consultation) ? contribution.status : 'UNDER_REVIEW';
  const isOver = consultation.status === 'OPEN' && consultation.inputDeadline <= now;
  return contribution.status === 'SUBMITTED' && isOver ? 'UNDER_REVIEW' : contribution.status;
}

/** Whether the viewer is the author: the person, or whoever writes for the organization or publishes for the institution now. */
export function isAuthor(viewer: Viewer, { author, authorUserId }: Contribution): boolean {
  if (viewer.userId === null) return false;
  if (author.kind === 'ORGANIZATION') return author.organizationId !== null && writesFor(viewer, author.organizationId);
  if (author.kind === 'INSTITUTION') return author.institutionId !== null && publishesFor(viewer, author.institutionId);
  return viewer.userId === authorUserId;
}

/** Whether the viewer has a role in the institution that consults. */
export const isOfInstitution = (viewer: Viewer, { institutionId }: Pick<Contribution, 'institutionId'>): boolean => rolesInInstitution(viewer, institutionId).length > 0;

/** Whether the viewer sees what is for the register alone, as the institution and SGG do (Legea 52/2003 art. 7(5), domain 2.5); SGG only after a sign-in with a second factor. */
export const maySeeRegister = (viewer: Viewer, institutionId: string): boolean => isOfInstitution(viewer, { institutionId }) || (isSggAdmin(viewer) && viewer.lacksSecondFactor !== true);

/** Whether the viewer sees what is not public of the contribution. */
export const maySeePrivate = (viewer: Viewer, contribution: Contribution): boolean => maySeeRegister(viewer, contribution.institutionId) || isAuthor(viewer, contribution);

/** Whether the public sees what it says. */
export const isPublic = ({ status, moderation }: Contribution): boolean => status !== 'WITHDRAWN' && !isHidden(moderation);
