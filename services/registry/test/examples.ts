import { emptyProfile } from '../src/organization/domain/merge-profile';
import type {
  ActiveOrganization,
  ClaimPendingOrganization,
  DeregisteredOrganization,
  DissolvingOrganization,
  DraftOrganization,
  ImportedOrganization,
  Organization,
  OrganizationInReview,
  OrganizationNeedingChanges,
  OrganizationProfile,
  OrganizationStatus,
  RejectedOrganization,
  SubmittedOrganization,
  SuspendedOrganization,
  WithdrawnOrganization,
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
const admitted = { ...review, decidedAt: then, decidedBy: victor, confirmedAt: then, isStale: false, statusReason: null };
export const active: ActiveOrganization = { ...admitted, status: 'ACTIVE' };
export const stale: ActiveOrganization = { ...active, confirmedAt: new Date('2024-12-01T08:00:00Z'), isStale: true };
export const suspended: SuspendedOrganization = { ...admitted, status: 'SUSPENDED', statusReason: 'Its address does not exist.' };
export const dissolving: DissolvingOrganization = { ...admitted, status: 'DISSOLVING', statusReason: 'Decision 7/2026.' };
export const deregistered: DeregisteredOrganization = { ...admitted, status: 'DEREGISTERED' };
export const withdrawn: WithdrawnOrganization = { ...admitted, status: 'WITHDRAWN' };
export const rejected: RejectedOrganization = { ...review, status: 'REJECTED', decidedAt: then, decidedBy: victor, decisionReason: 'Not an NGO.' };
const imported = { ...facts, source: 'NATIONAL_REGISTER' } as const;

export const unclaimed: ImportedOrganization = { ...imported, status: 'IMPORTED_UNCLAIMED' };
export const claimPending: ClaimPendingOrganization = { ...imported, status: 'CLAIM_PENDING' };

/** One organization in each status. */
export const inEveryStatus: Readonly<Record<OrganizationStatus, Organization>> = {
  IMPORTED_UNCLAIMED: unclaimed,
  CLAIM_PENDING: claimPending,
  SUSPENDED: suspended,
  WITHDRAWN: withdrawn,
  DISSOLVING: { ...imported, status: 'DISSOLVING' },
  DEREGISTERED: { ...imported, status: 'DEREGISTERED' },
  DRAFT: draft,
  SUBMITTED: submitted,
  IN_REVIEW: inReview,
  NEEDS_CHANGES: needingChanges,
  ACTIVE: active,
  REJECTED: rejected,
};
