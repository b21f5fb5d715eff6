import { accept, refuse, type Result } from '@conect/kernel';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { OrganizationChange, OrganizationEvent } from './events';
import { isChangeable, type ChangeableOrganization, type DraftOrganization, type Organization, type OrganizationInReview, type OrganizationNeedingChanges, type OrganizationProfile } from './organization';
import { changedFields, profileFields } from './profile-fields';

/** The event of this name. */
export type Named<Type extends OrganizationEvent['type']> = Extract<OrganizationEvent, { type: Type }>;
/** What a rule answers that makes the event of this name, or refuses. */
export type ChangeOf<Type extends OrganizationEvent['type']> = Result<OrganizationChange<Named<Type>>, RegistryErrorCode>;

/** The refusal of an edge that does not begin in the present state. */
export const invalidState = ({ status }: Organization): Result<never, RegistryErrorCode> =>
  refuse({ code: 'INVALID_STATE', params: { status } });

/** A change that came about, with its event. */
export const changed = <Event extends OrganizationEvent>(event: Event): Result<OrganizationChange<Event>, never> =>
  accept({ organization: event.organization, event });

/** Whether a registration is with its applicant, who may change everything and submit it. */
export const isWithApplicant = (organization: Organization): organization is DraftOrganization | OrganizationNeedingChanges =>
  organization.status === 'DRAFT' || organization.status === 'NEEDS_CHANGES';

/** Whether a registration was handed in and is not decided. */
export const isWithOfficers = ({ status }: Organization): boolean => status === 'SUBMITTED' || status === 'IN_REVIEW';

/** Starts a registration as a private draft of the applicant. */
export function createDraft(id: string, applicantId: string, profile: OrganizationProfile, now: Date): OrganizationChange<Named<'OrganizationCreated'>> {
  const organization: DraftOrganization = {
    id,
    version: 1,
    status: 'DRAFT',
    source: 'REGISTRATION',
    isBranch: profile.type === 'BRANCH',
    publicUtilityStatus: 'NONE',
    profile,
    applicantId,
    createdAt: now,
    updatedAt: now,
    statusSince: now,
  };
  return { organization, event: { type: 'OrganizationCreated', organization } };
}

/** Gives an organization another profile; null when nothing differs. Which fields may change is for the permissions to say. */
export function updateProfile(before: Organization, profile: OrganizationProfile, now: Date): Result<OrganizationChange<Named<'OrganizationUpdated'>> | null, RegistryErrorCode> {
  if (!isChangeable(before)) return invalidState(before);
  const fields = changedFields(before.profile, profile);
  if (fields.length === 0) return accept(null);

  const isBranch = before.source === 'REGISTRATION' ? profile.type === 'BRANCH' : before.isBranch;
  const organization: ChangeableOrganization = { ...before, version: before.version + 1, profile, isBranch, updatedAt: now };
  const paths = fields.map((field) => profileFields[field].path.join('.'));
  return changed({ type: 'OrganizationUpdated', organization, changedFields: paths });
}

/** Takes back a draft that was never submitted. */
export function deleteDraft(before: Organization, now: Date): ChangeOf<'OrganizationDraftDeleted'> {
  if (before.status !== 'DRAFT') return invalidState(before);
  return changed({ type: 'OrganizationDraftDeleted', organization: { ...before, version: before.version + 1, updatedAt: now } });
}

/** Hands a registration in, for the first time or after changes. */
export function submit(before: Organization, now: Date): ChangeOf<'OrganizationSubmitted'> {
  if (!isWithApplicant(before)) return invalidState(before);
  const { applicantId } = before;
  return changed({
    type: 'OrganizationSubmitted',
    organization: { ...factsOf(before), ...step(before, now), status: 'SUBMITTED', applicantId, submittedAt: now },
  });
}

/** An officer takes a submitted registration for review. */
export function startReview(before: Organization, reviewerId: string, now: Date): ChangeOf<'OrganizationReviewStarted'> {
  if (before.status !== 'SUBMITTED') return invalidState(before);
  return changed({
    type: 'OrganizationReviewStarted',
    organization: { ...before, ...step(before, now), status: 'IN_REVIEW', reviewerId, reviewStartedAt: now },
  });
}

/** Sends a registration back to its applicant, who is told which fields to change. */
export function requestChanges(before: Organization, fields: readonly string[], now: Date): ChangeOf<'OrganizationChangesRequested'> {
  if (!isInReview(before)) return invalidState(before);
  return changed({
    type: 'OrganizationChangesRequested',
    organization: { ...before, ...step(before, now), status: 'NEEDS_CHANGES' },
    fields,
  });
}

/** Enters a reviewed registration in the public catalogue. */
export function approve(before: Organization, officerId: string, now: Date): ChangeOf<'OrganizationApproved'> {
  if (!isInReview(before)) return invalidState(before);
  return changed({
    type: 'OrganizationApproved',
    organization: { ...before, ...step(before, now), ...admittedBy(officerId, now), status: 'ACTIVE' },
  });
}

interface Rejection {
  readonly officerId: string;
  readonly reason: string;
}

/** Refuses a reviewed registration for good, with a reason. */
export function reject(before: Organization, { officerId, reason }: Rejection, now: Date): ChangeOf<'OrganizationRejected'> {
  if (!isInReview(before)) return invalidState(before);
  return changed({
    type: 'OrganizationRejected',
    organization: { ...before, ...step(before, now), status: 'REJECTED', decidedAt: now, decidedBy: officerId, decisionReason: reason },
  });
}

/** What an admission, of a registration or of a claim, begins with. */
export const admittedBy = (officerId: string, now: Date) => ({ decidedAt: now, decidedBy: officerId, confirmedAt: now, isStale: false, statusReason: null });

const isInReview = (organization: Organization): organization is OrganizationInReview => organization.status === 'IN_REVIEW';

/** What every edge changes. */
export const step = ({ version }: Organization, now: Date) => ({ version: version + 1, updatedAt: now, statusSince: now });

/** What stays whatever the status; a resubmission forgets the earlier reviewer, whose work the audit trail keeps. */
function factsOf({ id, version, source, isBranch, publicUtilityStatus, profile, createdAt, updatedAt, statusSince }: Organization) {
  return { id, version, source, isBranch, publicUtilityStatus, profile, createdAt, updatedAt, statusSince };
}
