import type { ShapedPermission } from '@conect/service-kit';
import type { ApproveOpportunity } from '../application/commands/approve-opportunity';
import type { CancelOpportunity } from '../application/commands/cancel-opportunity';
import type { CloseOpportunity } from '../application/commands/close-opportunity';
import type { CreateOpportunity } from '../application/commands/create-opportunity';
import type { PauseOpportunity } from '../application/commands/pause-opportunity';
import type { PublishOpportunity } from '../application/commands/publish-opportunity';
import type { RejectOpportunity } from '../application/commands/reject-opportunity';
import type { ResumeOpportunity } from '../application/commands/resume-opportunity';
import type { SubmitOpportunity } from '../application/commands/submit-opportunity';
import type { UpdateOpportunity } from '../application/commands/update-opportunity';
import type { AskedOpportunities, OpportunityReader, OrganizationOpportunities } from '../application/ports';
import type { Opportunity } from '../domain/opportunity';
import type { OpportunityAction } from '../domain/permissions';

/** The commands on opportunities, by the names of their mutations. */
interface OpportunityCommands {
  readonly createOpportunity: CreateOpportunity;
  readonly updateOpportunity: UpdateOpportunity;
  readonly submitOpportunity: SubmitOpportunity;
  readonly approveOpportunity: ApproveOpportunity;
  readonly rejectOpportunity: RejectOpportunity;
  readonly publishOpportunity: PublishOpportunity;
  readonly pauseOpportunity: PauseOpportunity;
  readonly resumeOpportunity: ResumeOpportunity;
  readonly closeOpportunity: CloseOpportunity;
  readonly cancelOpportunity: CancelOpportunity;
}

/** What the area of opportunities gives to resolvers; what is of one opportunity or organization is batched. */
export interface OpportunityContext {
  readonly opportunityCommands: OpportunityCommands;
  readonly opportunityReader: Pick<OpportunityReader, 'findReviewPage' | 'countInReview'>;
  /** An opportunity as it is now, whoever asks; what a viewer is given comes through `visibleOpportunity`. */
  readonly opportunityById: (id: string) => Promise<Opportunity | null>;
  readonly opportunitiesOf: (asked: AskedOpportunities) => Promise<readonly Opportunity[]>;
  readonly opportunityCountOf: (asked: OrganizationOpportunities) => Promise<number>;
  /** How many opportunities of an organization SGG has approved. */
  readonly approvedCountOf: (organizationId: string) => Promise<number>;
  /** After how many approvals an organization is trusted. */
  readonly trustedAfter: number;
  /** Where an organization stands. */
  readonly organizationStatusOf: (organizationId: string) => Promise<string | null>;
  /** Business time, the same one for the whole request. */
  readonly businessNow: () => Promise<Date>;
}

/** What the viewer may do with an opportunity; other areas add to it what hangs on the opportunity. */
export interface OpportunityPermissions extends Readonly<Record<OpportunityAction, ShapedPermission>> {
  readonly opportunity: Opportunity;
}
