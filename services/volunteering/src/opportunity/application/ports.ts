import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { OrganizationStore } from '../../organization/application/ports';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { Opportunity, OpportunityEvent, OpportunityStatus } from '../domain/opportunity';

/** The opportunities of one transaction, with their shifts. */
export interface OpportunityStore {
  /** Locks the row until the transaction ends, so that who takes a place comes after who took the one before. Who needs to know where the organization stands asks that first. */
  readonly findByIdForUpdate: (id: string) => Promise<Opportunity | null>;
  /** Whose it is, which never changes; null when there is none. */
  readonly organizationIdOf: (id: string) => Promise<string | null>;
  /** How many of an organization's SGG has approved. */
  readonly approvedCountOf: (organizationId: string) => Promise<number>;
  /** Up to so many for which time has come, locked; those that somebody else has locked are left for the next time. */
  readonly findDueForUpdate: (days: DueDays, limit: number) => Promise<readonly Opportunity[]>;
  /** Those of an organization that are PUBLISHED or PAUSED, locked. */
  readonly findRunningForUpdate: (organizationId: string) => Promise<readonly Opportunity[]>;
  readonly insert: (opportunity: Opportunity) => Promise<void>;
  /** Writes the opportunity and its shifts; a shift that is no longer among them goes. */
  readonly save: (opportunity: Opportunity) => Promise<void>;
}

/** By which days opportunities are due. */
interface DueDays {
  /** Who had its last day before it, is closed. */
  readonly today: string;
  /** What ended before this instant, is archived. */
  readonly endedBefore: Date;
}

/** One line of the audit trail about an opportunity. */
interface OpportunityAudit {
  readonly opportunityId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What happened to an opportunity for whose pending applications that is the end. */
export interface EndedOpportunity {
  readonly opportunityId: string;
  readonly organizationId: string;
  /** PAUSED: its organization was suspended. */
  readonly status: OpportunityStatus;
  /** What its organization tells those who wait; null when nobody wrote something. */
  readonly message: string | null;
}

/** An opportunity, as a whole or in a shift, that has more places than before. */
export type WithMorePlaces = Pick<EndedOpportunity, 'opportunityId' | 'organizationId'>;

/** What the commands on opportunities ask of the applications to them. */
export interface AppliedShifts {
  /** The shifts of an opportunity for which somebody has applied at some time; null among them for places as a whole. */
  readonly appliedShiftIds: (opportunityId: string) => Promise<ReadonlySet<string | null>>;
}

/** What a command on opportunities may touch inside one transaction. */
export interface OpportunityUnit extends AppliedShifts {
  /** Business time. */
  readonly now: Date;
  readonly opportunities: OpportunityStore;
  readonly organizations: Pick<OrganizationStore, 'statusOf'>;
  /** After how many approvals an organization is trusted. */
  readonly trustedAfter: number;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: OpportunityEvent) => Promise<void>;
  readonly audit: (entry: OpportunityAudit) => Promise<void>;
  /** Ends the applications that wait for a decision. */
  readonly endApplications: (ended: EndedOpportunity) => Promise<void>;
  /** Gives places that there are more of to those who wait in line. */
  readonly offerPlaces: (opportunity: WithMorePlaces) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface OpportunityIds {
  readonly opportunityId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InOpportunityTransaction = CommandRunner<OpportunityUnit, VolunteeringErrorCode>;

/** Which opportunities of an organization a list holds. */
export interface OrganizationOpportunities {
  readonly organizationId: string;
  /** Null asks for nothing. */
  readonly statuses: readonly OpportunityStatus[] | null;
  /** Those too that were never public. */
  readonly withHidden: boolean;
}

/** One page of an organization's opportunities, as asked for beside others. */
export interface AskedOpportunities extends OrganizationOpportunities {
  readonly request: PageRequest;
}

/** Reads opportunities for the graph, with their shifts, in as many statements for one as for many. */
export interface OpportunityReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Opportunity[]>;
  /** Pages of organizations' opportunities, the last drafted first; each with one more than asked for when it goes on. */
  readonly findPages: (asked: readonly AskedOpportunities[]) => Promise<readonly (readonly Opportunity[])[]>;
  readonly countOf: (asked: readonly OrganizationOpportunities[]) => Promise<readonly number[]>;
  /** A page of those that wait for SGG, the longest waiting first; one more than asked for when it goes on. */
  readonly findReviewPage: (request: PageRequest) => Promise<readonly Opportunity[]>;
  readonly countInReview: () => Promise<number>;
  /** How many of each organization's SGG has approved. */
  readonly approvedCountsOf: (organizationIds: readonly string[]) => Promise<readonly number[]>;
}
