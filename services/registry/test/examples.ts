import { emptyProfile } from '../src/organization/domain/merge-profile';
import type {
  ActiveOrganization,
  DraftOrganization,
  Organization,
  OrganizationInReview,
  OrganizationNeedingChanges,
  OrganizationProfile,
  OrganizationStatus,
  RejectedOrganization,
  SubmittedOrganization,
} from '../src/organization/domain/organization';

export const ana = '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2';
export const victor = '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0d4';
export const documentId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f6';
export const then = new Date('2026-01-10T08:00:00Z');
export const now = new Date('2026-01-12T09:30:00Z');

/** A profile with all that a submission needs. */
export const completeProfile: OrganizationProfile = {
  ...emptyProfile,
  type: 'ASSOCIATION',
  legalName: 'Asociația Țarnița Verde',
  cui: '28765437',
  countyCode: 'CJ',
  unitCode: '54975',
  localityCode: '54984',
  statuteDocumentId: documentId,
  domains: [{ code: 'E', isPrimary: true, isProposed: false }],
};

const facts = {
  id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
  version: 3,
  source: 'REGISTRATION',
  isBranch: false,
  publicUtilityStatus: 'NONE',
  profile: completeProfile,
  createdAt: then,
  updatedAt: then,
  statusSince: then,
} as const;
const application = { ...facts, applicantId: ana, submittedAt: then };
const review = { ...application, reviewerId: victor, reviewStartedAt: then };

export const draft: DraftOrganization = { ...facts, status: 'DRAFT', applicantId: ana };
export const submitted: SubmittedOrganization = { ...application, status: 'SUBMITTED' };
export const inReview: OrganizationInReview = { ...review, status: 'IN_REVIEW' };
export const needingChanges: OrganizationNeedingChanges = { ...review, status: 'NEEDS_CHANGES' };
export const active: ActiveOrganization = { ...review, status: 'ACTIVE', decidedAt: then, decidedBy: victor };
export const rejected: RejectedOrganization = { ...review, status: 'REJECTED', decidedAt: then, decidedBy: victor, decisionReason: 'Not an NGO.' };
const imported = { ...facts, source: 'NATIONAL_REGISTER' } as const;

/** One organization in each status. */
export const inEveryStatus: Readonly<Record<OrganizationStatus, Organization>> = {
  IMPORTED_UNCLAIMED: { ...imported, status: 'IMPORTED_UNCLAIMED' },
  DISSOLVING: { ...imported, status: 'DISSOLVING' },
  DEREGISTERED: { ...imported, status: 'DEREGISTERED' },
  DRAFT: draft,
  SUBMITTED: submitted,
  IN_REVIEW: inReview,
  NEEDS_CHANGES: needingChanges,
  ACTIVE: active,
  REJECTED: rejected,
};
