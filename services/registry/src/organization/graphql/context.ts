import type { ApproveOrganization } from '../application/commands/approve-organization';
import type { CreateOrganization } from '../application/commands/create-organization';
import type { DeleteOrganizationDraft } from '../application/commands/delete-organization-draft';
import type { RejectOrganization } from '../application/commands/reject-organization';
import type { RequestOrganizationChanges } from '../application/commands/request-organization-changes';
import type { StartOrganizationReview } from '../application/commands/start-organization-review';
import type { SubmitOrganization } from '../application/commands/submit-organization';
import type { UpdateOrganization } from '../application/commands/update-organization';
import type { ConfirmOrganization } from '../application/commands/confirm-organization';
import type { DeregisterOrganization } from '../application/commands/deregister-organization';
import type { ReactivateOrganization } from '../application/commands/reactivate-organization';
import type { RecordDissolution } from '../application/commands/record-dissolution';
import type { SuspendOrganization } from '../application/commands/suspend-organization';
import type { WithdrawOrganization } from '../application/commands/withdraw-organization';
import type { OrganizationReader } from '../application/queries';
import type { Organization } from '../domain/organization';
import type { ReviewComment } from '../domain/review-comment';

/** The commands on organizations, by the names of their mutations. */
export interface OrganizationCommands {
  readonly createOrganization: CreateOrganization;
  readonly updateOrganization: UpdateOrganization;
  readonly deleteOrganizationDraft: DeleteOrganizationDraft;
  readonly submitOrganization: SubmitOrganization;
  readonly startOrganizationReview: StartOrganizationReview;
  readonly requestOrganizationChanges: RequestOrganizationChanges;
  readonly approveOrganization: ApproveOrganization;
  readonly rejectOrganization: RejectOrganization;
  readonly confirmOrganization: ConfirmOrganization;
  readonly deregisterOrganization: DeregisterOrganization;
  readonly reactivateOrganization: ReactivateOrganization;
  readonly recordDissolution: RecordDissolution;
  readonly suspendOrganization: SuspendOrganization;
  readonly withdrawOrganization: WithdrawOrganization;
}

/** What the organization area gives to resolvers. */
export interface OrganizationContext {
  readonly organizationCommands: OrganizationCommands;
  readonly organizationReader: Pick<OrganizationReader, 'findSubmitted' | 'countSubmitted' | 'hasNamesake'>;
  /** An organization by id, batched per request; null when there is none or the viewer may not see it. */
  readonly visibleOrganization: (id: string) => Promise<Organization | null>;
  /** As {@link visibleOrganization}, read anew: for what a mutation of this request has just changed. */
  readonly changedOrganization: (id: string) => Promise<Organization | null>;
  /** Where everybody finds the logo of an organization; another image has another address. */
  readonly logoUrlOf: (organizationId: string, sha256: string) => string;
  /** Batched per request; the newest round first. */
  readonly reviewCommentsOf: (organizationId: string) => Promise<readonly ReviewComment[]>;
}
