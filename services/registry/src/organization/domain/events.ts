import type {
  ActiveOrganization,
  AdmittedOrganization,
  ClaimPendingOrganization,
  ChangeableOrganization,
  DeregisteredOrganization,
  DissolvingOrganization,
  DraftOrganization,
  ImportedOrganization,
  OrganizationInReview,
  OrganizationNeedingChanges,
  RejectedOrganization,
  SubmittedOrganization,
  SuspendedOrganization,
  WithdrawnOrganization,
} from './organization';

/** What can have happened to an organization; each carries it as it is afterwards, with the version of this event. */
export type OrganizationEvent =
  | { readonly type: 'OrganizationCreated'; readonly organization: DraftOrganization }
  | { readonly type: 'OrganizationUpdated'; readonly organization: ChangeableOrganization; readonly changedFields: readonly string[] }
  | { readonly type: 'OrganizationDraftDeleted'; readonly organization: DraftOrganization }
  | { readonly type: 'OrganizationSubmitted'; readonly organization: SubmittedOrganization }
  | { readonly type: 'OrganizationReviewStarted'; readonly organization: OrganizationInReview }
  | {
      readonly type: 'OrganizationChangesRequested';
      readonly organization: OrganizationNeedingChanges;
      readonly fields: readonly string[];
    }
  | { readonly type: 'OrganizationApproved'; readonly organization: ActiveOrganization & { readonly applicantId: string } }
  | { readonly type: 'OrganizationRejected'; readonly organization: RejectedOrganization }
  | { readonly type: 'OrganizationImported'; readonly organization: ImportedOrganization }
  | { readonly type: 'OrganizationClaimRequested'; readonly organization: ClaimPendingOrganization }
  | { readonly type: 'OrganizationClaimLapsed'; readonly organization: ImportedOrganization }
  | { readonly type: 'OrganizationClaimed'; readonly organization: ActiveOrganization; readonly claimId: string; readonly claimantId: string }
  | { readonly type: 'OrganizationSuspended'; readonly organization: SuspendedOrganization }
  | { readonly type: 'OrganizationReactivated'; readonly organization: ActiveOrganization }
  | { readonly type: 'OrganizationConfirmed'; readonly organization: ActiveOrganization }
  | { readonly type: 'OrganizationBecameStale'; readonly organization: ActiveOrganization }
  | { readonly type: 'OrganizationDissolutionRecorded'; readonly organization: DissolvingOrganization }
  | { readonly type: 'OrganizationDeregistered'; readonly organization: DeregisteredOrganization }
  | { readonly type: 'OrganizationPublicUtilityChanged'; readonly organization: AdmittedOrganization }
  | { readonly type: 'OrganizationWithdrawn'; readonly organization: WithdrawnOrganization };

/** A change of one organization: what it is afterwards, and what to tell the world. */
export interface OrganizationChange<Event extends OrganizationEvent = OrganizationEvent> {
  readonly organization: Event['organization'];
  readonly event: Event;
}
