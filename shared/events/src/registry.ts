import { z } from 'zod';
import { dataExportPartEvents } from './data-export-part';
import { erasureAnswerEvents } from './erasure';
import { activityPublished, activityRemoved, activityUpdated } from './registry-activity';
import { changeRequestApproved, changeRequestOpened, changeRequestRejected, changeRequestWithdrawn } from './registry-change-request';
import {
  claimAccepted,
  claimRejected,
  claimSubmitted,
  claimWithdrawn,
  organizationClaimLapsed,
  organizationClaimRequested,
  organizationClaimed,
} from './registry-claim';
import { expertiseCommunityClosed, expertiseCommunityCreated, expertiseCommunityJoined, expertiseCommunityLeft } from './registry-community';
import { interestRecordConfirmed, interestRecordEnded, interestRecordRefused, interestRecordRequested } from './registry-interest-record';
import {
  organizationBecameStale,
  organizationConfirmed,
  organizationDeregistered,
  organizationDissolutionRecorded,
  organizationReactivated,
  organizationSuspended,
  organizationWithdrawn,
} from './registry-life';
import { organizationLinkConfirmed, organizationLinkEnded, organizationLinkRefused, organizationLinkRequested } from './registry-link';
import { applicantId, defineEvent, exampleApplicant, exampleId, exampleProfile, organizationId, profile, toOrganization } from './registry-organization';
import {
  organizationPublicUtilityChanged,
  publicUtilityApplied,
  publicUtilityCaseForwarded,
  publicUtilityExaminationStarted,
  publicUtilityCompletionRequested,
  publicUtilityCompletionSupplied,
  publicUtilityProposed,
  publicUtilityGranted,
  publicUtilityRefused,
  publicUtilityWithdrawn,
} from './registry-public-utility';
import { yearlyReportCorrected, yearlyReportSubmitted } from './registry-yearly-report';

const application = z.object({ organizationId, applicantId });
const exampleApplication = { organizationId: exampleId, applicantId: exampleApplicant };

/** Edge: nothing -> DRAFT. */
export const organizationCreated = toOrganization({
  name: 'OrganizationCreated',
  when: 'A person starts to register an organization; it is a private draft.',
  data: application,
  example: exampleApplication,
});

/** The draft or the public profile changed. */
export const organizationUpdated = toOrganization({
  name: 'OrganizationUpdated',
  when: 'Fields of an organization change, by its people or by the national register.',
  consumers: ['consultations', 'messaging', 'volunteering'],
  data: profile.extend({ changedFields: z.array(z.string()).min(1) }),
  example: { ...exampleProfile, changedFields: ['contactEmail'] },
});

/** Edge: DRAFT -> nothing. */
export const organizationDraftDeleted = toOrganization({
  name: 'OrganizationDraftDeleted',
  when: 'The applicant deletes a draft that was never submitted.',
  data: z.object({ organizationId }),
  example: { organizationId: exampleId },
});

/** Edge: DRAFT or NEEDS_CHANGES -> SUBMITTED. */
export const organizationSubmitted = toOrganization({
  name: 'OrganizationSubmitted',
  when: 'The applicant submits the registration, for the first time or after changes.',
  consumers: ['messaging'],
  data: application,
  example: exampleApplication,
});

/** Edge: SUBMITTED -> IN_REVIEW. */
export const organizationReviewStarted = toOrganization({
  name: 'OrganizationReviewStarted',
  when: 'An officer of SGG takes the registration for review.',
  data: application.extend({ reviewerId: z.uuid() }),
  example: { ...exampleApplication, reviewerId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0d4' },
});

/** Edge: IN_REVIEW -> NEEDS_CHANGES. */
export const organizationChangesRequested = toOrganization({
  name: 'OrganizationChangesRequested',
  when: 'The reviewer asks for changes, with a comment per field.',
  consumers: ['messaging'],
  data: application.extend({ fields: z.array(z.string()).min(1).describe('Paths of the fields to change.') }),
  example: { ...exampleApplication, fields: ['legalName'] },
});

/** Edge: IN_REVIEW -> ACTIVE. */
export const organizationApproved = toOrganization({
  name: 'OrganizationApproved',
  when: 'The reviewer approves the registration; the organization is public from now on.',
  consumers: ['consultations', 'identity', 'messaging', 'volunteering'],
  data: profile.extend({ applicantId }),
  example: { ...exampleProfile, applicantId: exampleApplicant },
});

/** Edge: IN_REVIEW -> REJECTED. */
export const organizationRejected = toOrganization({
  name: 'OrganizationRejected',
  when: 'The reviewer rejects the registration with a reason.',
  consumers: ['messaging'],
  data: application,
  example: exampleApplication,
});

/** Edge: nothing -> IMPORTED_UNCLAIMED, DISSOLVING or DEREGISTERED. */
export const organizationImported = toOrganization({
  name: 'OrganizationImported',
  when: 'The national register brings an organization that CONECT did not know.',
  data: profile,
  example: { ...exampleProfile, status: 'IMPORTED_UNCLAIMED', cui: null },
});

/** One import of the national register ended. */
export const registerImportCompleted = defineEvent({
  aggregate: 'register-import',
  name: 'RegisterImportCompleted',
  when: 'An import of the national register was applied.',
  data: z.object({
    registerImportId: z.uuid(),
    createdCount: z.int().nonnegative(),
    updatedCount: z.int().nonnegative(),
    unchangedCount: z.int().nonnegative(),
    refusedCount: z.int().nonnegative(),
    removedCount: z.int().nonnegative().optional(),
    reviewCount: z.int().nonnegative().optional(),
  }),
  example: {
    registerImportId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0e5',
    createdCount: 204,
    updatedCount: 0,
    unchangedCount: 0,
    refusedCount: 3,
    removedCount: 1,
    reviewCount: 0,
  },
});

/** Everything registry says. */
export const registryEvents = [
  ...Object.values(dataExportPartEvents.registry),
  organizationCreated,
  organizationUpdated,
  organizationDraftDeleted,
  organizationSubmitted,
  organizationReviewStarted,
  organizationChangesRequested,
  organizationApproved,
  organizationRejected,
  organizationImported,
  organizationClaimRequested,
  organizationClaimLapsed,
  organizationClaimed,
  organizationSuspended,
  organizationReactivated,
  organizationConfirmed,
  organizationBecameStale,
  organizationDissolutionRecorded,
  organizationDeregistered,
  organizationWithdrawn,
  claimSubmitted,
  claimWithdrawn,
  claimAccepted,
  claimRejected,
  changeRequestOpened,
  changeRequestWithdrawn,
  changeRequestApproved,
  changeRequestRejected,
  interestRecordRequested,
  interestRecordConfirmed,
  interestRecordRefused,
  interestRecordEnded,
  organizationPublicUtilityChanged,
  publicUtilityApplied,
  publicUtilityCaseForwarded,
  publicUtilityExaminationStarted,
  publicUtilityCompletionRequested,
  publicUtilityCompletionSupplied,
  publicUtilityProposed,
  publicUtilityGranted,
  publicUtilityRefused,
  publicUtilityWithdrawn,
  expertiseCommunityCreated,
  expertiseCommunityClosed,
  expertiseCommunityJoined,
  expertiseCommunityLeft,
  activityPublished,
  activityUpdated,
  activityRemoved,
  organizationLinkRequested,
  organizationLinkConfirmed,
  organizationLinkRefused,
  organizationLinkEnded,
  yearlyReportSubmitted,
  yearlyReportCorrected,
  registerImportCompleted,
  ...erasureAnswerEvents('registry'),
] as const;
