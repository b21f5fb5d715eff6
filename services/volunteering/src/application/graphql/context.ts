import type { ChangeFeed } from '@conect/service-kit';
import type { AcceptApplication } from '../application/commands/accept-application';
import type { ApplyToOpportunity } from '../application/commands/apply-to-opportunity';
import type { BlockVolunteer } from '../application/commands/block-volunteer';
import type { CompleteApplication } from '../application/commands/complete-application';
import type { MarkNoShow } from '../application/commands/mark-no-show';
import type { RejectApplication } from '../application/commands/reject-application';
import type { UnblockVolunteer } from '../application/commands/unblock-volunteer';
import type { WaitlistApplication } from '../application/commands/waitlist-application';
import type { WithdrawApplication } from '../application/commands/withdraw-application';
import type { ApplicationList, ApplicationSide, AskedApplications, AskedBlocks } from '../application/ports';
import type { Application, VolunteerBlock } from '../domain/application';

/** The commands on applications, by the names of their mutations. */
interface ApplicationCommands {
  readonly applyToOpportunity: ApplyToOpportunity;
  readonly withdrawApplication: WithdrawApplication;
  readonly acceptApplication: AcceptApplication;
  readonly rejectApplication: RejectApplication;
  readonly waitlistApplication: WaitlistApplication;
  readonly markNoShow: MarkNoShow;
  readonly completeApplication: CompleteApplication;
  readonly blockVolunteer: BlockVolunteer;
  readonly unblockVolunteer: UnblockVolunteer;
}

/** Lists of applications of one kind of party, batched. */
interface ApplicationLists {
  readonly read: (asked: AskedApplications) => Promise<readonly Application[]>;
  readonly count: (list: ApplicationList) => Promise<number>;
}

/** What the area of applications gives to resolvers; what is of one application, opportunity, organization or person is batched. */
export interface ApplicationContext {
  readonly applicationCommands: ApplicationCommands;
  /** An application as it is now, whoever asks; what a viewer is given comes through `visibleApplication`. */
  readonly applicationById: (id: string) => Promise<Application | null>;
  readonly applicationLists: Readonly<Record<ApplicationSide, ApplicationLists>>;
  readonly waitingPositionOf: (applicationId: string) => Promise<number | null>;
  /** The viewer's own live applications to an opportunity. */
  readonly ownLiveApplicationsTo: (opportunityId: string) => Promise<readonly Application[]>;
  /** The blocks of the viewer by an organization: one or none. */
  readonly ownBlocksBy: (organizationId: string) => Promise<readonly VolunteerBlock[]>;
  readonly blocksOf: (asked: AskedBlocks) => Promise<readonly VolunteerBlock[]>;
  readonly blockCountOf: (organizationId: string) => Promise<number>;
  /** The block of a person by an organization, as a command has just left it. */
  readonly blockOf: (userId: string, organizationId: string) => Promise<VolunteerBlock | null>;
  /** What changed of a person's own applications. */
  readonly changesOf: (userId: string) => ChangeFeed;
}
