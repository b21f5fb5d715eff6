import { isOfficial, isRegistryOfficer, rolesIn, type Viewer } from '../../membership/domain/viewer';
import type { RegistryRefusal } from '../../service/domain/refusals';
import type { Contact, ContactVisibility } from './contacts';
import { isPublicStatus, isTombstone, isUnclaimed, type Organization, type OrganizationStatus } from './organization';
import { refusalsOfRecognition } from './recognition';
import { isWithApplicant, isWithOfficers } from './registration';
import { missingForSubmission } from './submission';

/** What can be done with an organization; the names of `viewerCan`. */
export const organizationActions = [
  'update',
  'updateSensitiveFields',
  'delete',
  'submit',
  'startReview',
  'requestChanges',
  'approve',
  'reject',
  'confirm',
  'withdraw',
  'suspend',
  'reactivate',
  'recordDissolution',
  'deregister',
  'claim',
  'openChangeRequest',
  'requestInterestRecord',
  'applyForPublicUtility',
  'joinExpertiseCommunity',
  'publishActivity',
  'linkOrganizations',
  'submitYearlyReport',
] as const;

/** One of {@link organizationActions}. */
export type OrganizationAction = (typeof organizationActions)[number];

type Predicate = (viewer: Viewer, organization: Organization) => boolean;

/** Whether the viewer is the person who registers the organization. */
const isApplicant: Predicate = (viewer, organization) =>
  viewer.userId !== null && 'applicantId' in organization && organization.applicantId === viewer.userId;

/** Whether the viewer speaks for the organization, in whatever role. */
const isMember: Predicate = (viewer, organization) => rolesIn(viewer, organization.id).length > 0;

/** Whether the viewer may know that the organization exists: public ones all, a draft its applicant alone, a registration SGG too. */
export const maySeeOrganization: Predicate = (viewer, organization) =>
  isPublicStatus(organization.status) ||
  isApplicant(viewer, organization) ||
  (organization.status !== 'DRAFT' && isRegistryOfficer(viewer));

/** Whether the viewer may see what is not public about an organization. */
export const maySeePrivateFields: Predicate = (viewer, organization) =>
  isApplicant(viewer, organization) || isMember(viewer, organization) || (organization.status !== 'DRAFT' && isRegistryOfficer(viewer));

/** Who sees what an organization shows to each circle; once it has ended, its people and SGG alone see any of it. */
const circles: Readonly<Record<ContactVisibility, Predicate>> = {
  PUBLIC: (viewer, organization) => !isTombstone(organization) || maySeePrivateFields(viewer, organization),
  INSTITUTIONS: (viewer, organization) => (!isTombstone(organization) && isOfficial(viewer)) || maySeePrivateFields(viewer, organization),
  MEMBERS: maySeePrivateFields,
};

/** The contacts of an organization that this viewer may see. */
export const visibleContacts = (viewer: Viewer, organization: Organization): readonly Contact[] =>
  organization.profile.contacts.filter(({ visibility }) => circles[visibility](viewer, organization));

/** Whether the viewer may read what reviewers wrote to the applicant. */
export const maySeeReviewComments: Predicate = (viewer, organization) =>
  isApplicant(viewer, organization) || (organization.status !== 'DRAFT' && isRegistryOfficer(viewer));

/** Whether the viewer may list registrations and decide them. */
export const mayReviewOrganizations = (viewer: Viewer): boolean => isRegistryOfficer(viewer);

/** An officer never decides his own registration. */
const mayReview: Predicate = (viewer, organization) => mayReviewOrganizations(viewer) && !isApplicant(viewer, organization);

/** The applicant until the decision, then who edits for the organization. */
const mayEdit: Predicate = (viewer, organization) =>
  isWithApplicant(organization) || isWithOfficers(organization) || organization.status === 'REJECTED'
    ? isApplicant(viewer, organization)
    : rolesIn(viewer, organization.id).some((role) => role === 'NGO_ADMIN' || role === 'NGO_EDITOR');

/** Who administers the organization. */
const isAdministrator: Predicate = (viewer, organization) => rolesIn(viewer, organization.id).includes('NGO_ADMIN');

/** An officer decides nothing about an organization that he speaks for or has registered. */
const maySupervise: Predicate = (viewer, organization) => mayReview(viewer, organization) && !isMember(viewer, organization);

interface Guard {
  /** Done in the name of SGG, so that a password alone is not enough where a second factor is required. */
  readonly isOfficial?: boolean;
  readonly person: Predicate;
  readonly states: readonly OrganizationStatus[];
  /** What a state alone does not say; refused like another state. */
  readonly applies?: (organization: Organization) => boolean;
  /** What it lacks, in a state that allows it. */
  readonly lacks?: (organization: Organization) => readonly RegistryRefusal[];
}

/** In these its people, or its applicant, may still change what it says of itself. */
const editable: readonly OrganizationStatus[] = ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'NEEDS_CHANGES', 'ACTIVE', 'DISSOLVING'];

/** Of an unclaimed organization the register alone says what it is. */
const isSpokenFor = (organization: Organization): boolean => !isUnclaimed(organization);

const guards: Readonly<Record<OrganizationAction, Guard>> = {
  update: { person: mayEdit, states: editable, applies: isSpokenFor },
  updateSensitiveFields: { person: mayEdit, states: editable, applies: isSpokenFor },
  delete: { person: isApplicant, states: ['DRAFT'] },
  submit: { person: isApplicant, states: ['DRAFT', 'NEEDS_CHANGES'], lacks: ({ profile }) => missingForSubmission(profile) },
  startReview: { isOfficial: true, person: mayReview, states: ['SUBMITTED'] },
  requestChanges: { isOfficial: true, person: mayReview, states: ['IN_REVIEW'] },
  approve: { isOfficial: true, person: mayReview, states: ['IN_REVIEW'] },
  reject: { isOfficial: true, person: mayReview, states: ['IN_REVIEW'] },
  confirm: { person: isAdministrator, states: ['ACTIVE'] },
  withdraw: { person: isAdministrator, states: ['ACTIVE'] },
  suspend: { isOfficial: true, person: maySupervise, states: ['ACTIVE'] },
  reactivate: { isOfficial: true, person: maySupervise, states: ['SUSPENDED'] },
  recordDissolution: { isOfficial: true, person: maySupervise, states: ['ACTIVE'] },
  requestInterestRecord: { person: isAdministrator, states: ['ACTIVE'] },
  applyForPublicUtility: { person: isAdministrator, states: ['ACTIVE'], lacks: refusalsOfRecognition },
  joinExpertiseCommunity: { person: mayEdit, states: ['ACTIVE'] },
  publishActivity: { person: mayEdit, states: ['ACTIVE'] },
  linkOrganizations: { person: isAdministrator, states: ['ACTIVE'] },
  submitYearlyReport: { person: isAdministrator, states: ['ACTIVE'] },
  openChangeRequest: { person: isAdministrator, states: ['ACTIVE', 'DISSOLVING'], applies: isSpokenFor },
  claim: { person: () => true, states: ['IMPORTED_UNCLAIMED', 'CLAIM_PENDING'] },
  deregister: { isOfficial: true, person: maySupervise, states: ['DISSOLVING'], applies: isSpokenFor },
};

/** What does not exist and what the viewer may not know of are refused in the same words, to the letter. */
export const notFound: RegistryRefusal = { code: 'NOT_FOUND', field: ['organizationId'], params: { what: 'ORGANIZATION' } };

/** Why it is not for this viewer, whatever the state; null when it is. */
function personalRefusal({ person, isOfficial = false }: Guard, viewer: Viewer, organization: Organization): RegistryRefusal | null {
  if (viewer.userId === null) return { code: 'UNAUTHENTICATED' };
  if (!person(viewer, organization)) return { code: 'FORBIDDEN' };
  return isOfficial && viewer.lacksSecondFactor === true ? { code: 'SECOND_FACTOR_REQUIRED' } : null;
}

/**
 * Why the viewer may not do this with this organization now; empty when he may. First whether he may know of it, then who he is,
 * then its state, then what the state lacks. The commands and `viewerCan` both ask here.
 */
export function refusalsOf(action: OrganizationAction, viewer: Viewer, organization: Organization): readonly RegistryRefusal[] {
  const { states, applies = () => true, lacks = () => [] } = guards[action];
  if (!maySeeOrganization(viewer, organization)) return [notFound];
  const personal = personalRefusal(guards[action], viewer, organization);
  if (personal !== null) return [personal];
  if (!states.includes(organization.status) || !applies(organization)) return [{ code: 'INVALID_STATE', params: { status: organization.status } }];
  if (action === 'updateSensitiveFields' && !isWithApplicant(organization)) return [{ code: 'SENSITIVE_FIELD' }];
  return lacks(organization);
}
