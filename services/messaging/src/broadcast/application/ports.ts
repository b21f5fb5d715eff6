import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { OrganizationReach, PageRequest, Viewer } from '@conect/kernel';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { Broadcast, BroadcastCounts, BroadcastEvent, BroadcastRecipientState, BroadcastTopic } from '../domain/broadcast';

/** Whom a broadcast means: where organizations are looked for, and about what it is; nobody can opt out of what a law asks for. */
export interface Meant {
  readonly reach: OrganizationReach;
  readonly topic: BroadcastTopic;
  readonly isLegallyRequired: boolean;
}

/** The broadcasts of one transaction. */
export interface BroadcastStore {
  /** How many broadcasts of the institution went to somebody, or are about to, since then. No other one of it is counted or begun until the transaction ends. */
  readonly countSince: (institutionId: string, since: Date) => Promise<number>;
  /** Adds a broadcast and, by one statement, everybody whom it means: nobody comes or goes afterwards. Answers how many. */
  readonly insert: (broadcast: Broadcast, meant: Meant) => Promise<BroadcastCounts>;
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<Broadcast | null>;
  /** One that is being sent, the longest begun first, locked until the transaction ends; null when there is none or others deliver it. */
  readonly takeSending: () => Promise<Broadcast | null>;
  /** Marks the next organizations that wait as having it; answers their ids, in order. */
  readonly markDelivered: (broadcast: Broadcast, limit: number, at: Date) => Promise<readonly string[]>;
  /** Marks every organization that waits as never having it. */
  readonly markCancelled: (broadcastId: string, at: Date) => Promise<void>;
  readonly save: (broadcast: Broadcast) => Promise<void>;
  /** Whether one of these organizations has the broadcast. */
  readonly hasReached: (broadcastId: string, organizationIds: readonly string[]) => Promise<boolean>;
}

/** Of what organizations want nothing. */
interface OptOutStore {
  /** Answers whether that is a change. */
  readonly set: (choice: { readonly organizationId: string; readonly topic: BroadcastTopic; readonly optedOut: boolean }, at: Date) => Promise<boolean>;
}

/** The institutions of identity, as this service has heard of them. */
interface InstitutionStore {
  /** Whether there is one that is not closed; it is not closed until the transaction ends. */
  readonly isOpen: (id: string) => Promise<boolean>;
}

/** One line of the audit trail. */
interface BroadcastAudit {
  readonly subjectType: 'broadcast' | 'broadcast_opt_out';
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on broadcasts may touch inside one transaction. Locks are taken in this order: broadcast, the institution's quota. */
export interface BroadcastUnit {
  /** Business time. */
  readonly now: Date;
  readonly broadcasts: BroadcastStore;
  readonly optOuts: OptOutStore;
  readonly institutions: InstitutionStore;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Tells the people of organizations that they have it: notices, and mails as each of them chose. */
  readonly tell: (broadcast: Broadcast, organizationIds: readonly string[]) => Promise<void>;
  /** Has broadcasts delivered after the commit. */
  readonly scheduleDelivery: () => Promise<void>;
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: BroadcastEvent) => Promise<void>;
  readonly audit: (line: BroadcastAudit) => Promise<void>;
}

/** What an accepted command on a broadcast answers; the same on a replay. */
export interface BroadcastIds {
  readonly broadcastId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InBroadcastTransaction = CommandRunner<BroadcastUnit, MessagingErrorCode>;

/** How many broadcasts an institution may begin within a window that moves on with time. */
export interface BroadcastLimit {
  readonly maximum: number;
  readonly hours: number;
}

/** How many organizations one domain or county has among those that are meant; null where none is known. */
interface MeantPart {
  readonly code: string | null;
  readonly count: number;
}

/** Whom a broadcast would reach. */
export interface BroadcastPreview extends BroadcastCounts {
  readonly byCounty: readonly MeantPart[];
  /** By the domain that an organization names first, so that they add up. */
  readonly byDomain: readonly MeantPart[];
}

/** One page of the broadcasts of an institution, or of those that an organization has. */
export interface AskedBroadcasts {
  readonly ofId: string;
  readonly request: PageRequest;
}

/** Whose broadcasts. */
export type BroadcastSide = 'INSTITUTION' | 'ORGANIZATION';

/** To whom a broadcast goes; without states, whatever became of it. */
export interface RecipientList {
  readonly broadcastId: string;
  readonly states: readonly BroadcastRecipientState[] | null;
}

/** One page of them. */
export interface AskedRecipients extends RecipientList {
  readonly request: PageRequest;
}

/** An organization that a broadcast means, and what became of it. */
export interface BroadcastRecipient {
  /** The organization's. */
  readonly id: string;
  readonly state: BroadcastRecipientState;
  /** When it was delivered or cancelled. */
  readonly settledAt: Date | null;
}

/** Reads broadcasts for the graph, one statement for however many; who may see them, the caller asks. */
export interface BroadcastReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Broadcast[]>;
  /** For each pair, whether one of the organizations has the broadcast. */
  readonly haveReached: (asked: readonly { readonly broadcastId: string; readonly organizationIds: readonly string[] }[]) => Promise<readonly boolean[]>;
  /** The last sent first; each page with one more than asked for when it goes on. An organization has what was delivered to it. */
  readonly findPages: (side: BroadcastSide, asked: readonly AskedBroadcasts[]) => Promise<readonly (readonly Broadcast[])[]>;
  readonly countOf: (side: BroadcastSide, ids: readonly string[]) => Promise<readonly number[]>;
  /** In the order of their ids. */
  readonly findRecipientPages: (asked: readonly AskedRecipients[]) => Promise<readonly (readonly BroadcastRecipient[])[]>;
  readonly countRecipients: (lists: readonly RecipientList[]) => Promise<readonly number[]>;
  readonly preview: (meant: Meant) => Promise<BroadcastPreview>;
  /** Ids of those to whom it would go, in order; one more than asked for when the list goes on. */
  readonly findMeantPage: (meant: Meant, request: PageRequest) => Promise<readonly string[]>;
  /** The topics of which each organization wants nothing. */
  readonly findOptOuts: (organizationIds: readonly string[]) => Promise<readonly (readonly BroadcastTopic[])[]>;
}
