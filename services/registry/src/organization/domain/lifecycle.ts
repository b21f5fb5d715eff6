import type { OrganizationEvent } from './events';
import type { OrganizationStatus } from './organization';

/** A state, the badge STALE of an active organization (`isStale`), or what is not there yet or any more. */
export type LifecycleState = OrganizationStatus | 'STALE' | 'NONE';

/** Who or what moves an organization on. */
export type LifecycleActor = 'APPLICANT' | 'CLAIMANT' | 'NGO_ADMIN' | 'SGG_ADMIN' | 'REGISTER' | 'TIME';

/** One edge of the state machine of domain 2.9. */
export interface LifecycleEdge {
  readonly from: LifecycleState;
  readonly to: LifecycleState;
  /** The mutation, the job or the command at a shell that walks it. */
  readonly by: string;
  readonly actor: LifecycleActor;
  /** What the others are told. */
  readonly event: OrganizationEvent['type'];
}

const edge = (from: LifecycleState, to: LifecycleState, [actor, by, event]: readonly [LifecycleActor, string, LifecycleEdge['event']]): LifecycleEdge => ({
  from,
  to,
  by,
  actor,
  event,
});

const submission = ['APPLICANT', 'submitOrganization', 'OrganizationSubmitted'] as const;
const suspension = ['SGG_ADMIN', 'suspendOrganization', 'OrganizationSuspended'] as const;
const dissolution = ['SGG_ADMIN', 'recordDissolution', 'OrganizationDissolutionRecorded'] as const;
const withdrawal = ['NGO_ADMIN', 'withdrawOrganization', 'OrganizationWithdrawn'] as const;
const entry = ['REGISTER', 'importRegister', 'OrganizationImported'] as const;
const news = ['REGISTER', 'importRegister', 'OrganizationUpdated'] as const;

const claim = ['CLAIMANT', 'claimOrganization', 'OrganizationClaimRequested'] as const;

/**
 * Every edge of an organization's life; what is not here is refused with INVALID_STATE. A stale organization is an active one: it
 * has every edge of ACTIVE. What the register does, it does to organizations alone that nobody has claimed.
 */
export const lifecycle: readonly LifecycleEdge[] = [
  edge('NONE', 'DRAFT', ['APPLICANT', 'createOrganization', 'OrganizationCreated']),
  edge('DRAFT', 'NONE', ['APPLICANT', 'deleteOrganizationDraft', 'OrganizationDraftDeleted']),
  edge('DRAFT', 'SUBMITTED', submission),
  edge('NEEDS_CHANGES', 'SUBMITTED', submission),
  edge('SUBMITTED', 'IN_REVIEW', ['SGG_ADMIN', 'startOrganizationReview', 'OrganizationReviewStarted']),
  edge('IN_REVIEW', 'NEEDS_CHANGES', ['SGG_ADMIN', 'requestOrganizationChanges', 'OrganizationChangesRequested']),
  edge('IN_REVIEW', 'ACTIVE', ['SGG_ADMIN', 'approveOrganization', 'OrganizationApproved']),
  edge('IN_REVIEW', 'REJECTED', ['SGG_ADMIN', 'rejectOrganization', 'OrganizationRejected']),

  edge('NONE', 'IMPORTED_UNCLAIMED', entry),
  edge('NONE', 'DISSOLVING', entry),
  edge('NONE', 'DEREGISTERED', entry),
  edge('IMPORTED_UNCLAIMED', 'DISSOLVING', news),
  edge('IMPORTED_UNCLAIMED', 'DEREGISTERED', news),
  edge('DISSOLVING', 'IMPORTED_UNCLAIMED', news),
  edge('DISSOLVING', 'DEREGISTERED', news),
  edge('DEREGISTERED', 'IMPORTED_UNCLAIMED', news),
  edge('DEREGISTERED', 'DISSOLVING', news),

  edge('IMPORTED_UNCLAIMED', 'CLAIM_PENDING', claim),
  edge('CLAIM_PENDING', 'CLAIM_PENDING', claim),
  edge('CLAIM_PENDING', 'IMPORTED_UNCLAIMED', ['CLAIMANT', 'withdrawClaim', 'OrganizationClaimLapsed']),
  edge('CLAIM_PENDING', 'IMPORTED_UNCLAIMED', ['SGG_ADMIN', 'decideClaim', 'OrganizationClaimLapsed']),
  edge('CLAIM_PENDING', 'ACTIVE', ['SGG_ADMIN', 'decideClaim', 'OrganizationClaimed']),

  edge('ACTIVE', 'ACTIVE', ['NGO_ADMIN', 'confirmOrganization', 'OrganizationConfirmed']),
  edge('STALE', 'ACTIVE', ['NGO_ADMIN', 'confirmOrganization', 'OrganizationConfirmed']),
  edge('ACTIVE', 'STALE', ['TIME', 'mark-stale-organizations', 'OrganizationBecameStale']),
  edge('ACTIVE', 'SUSPENDED', suspension),
  edge('STALE', 'SUSPENDED', suspension),
  edge('SUSPENDED', 'ACTIVE', ['SGG_ADMIN', 'reactivateOrganization', 'OrganizationReactivated']),
  edge('ACTIVE', 'DISSOLVING', dissolution),
  edge('STALE', 'DISSOLVING', dissolution),
  edge('DISSOLVING', 'DEREGISTERED', ['SGG_ADMIN', 'deregisterOrganization', 'OrganizationDeregistered']),
  edge('ACTIVE', 'WITHDRAWN', withdrawal),
  edge('STALE', 'WITHDRAWN', withdrawal),
];
