import type { CommandRunner } from '@conect/auth';
import type { PageRequest } from '@conect/kernel';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { Follow, FollowEvent, FollowTarget } from '../domain/follow';

/** What people follow, on one transaction. */
export interface FollowStore {
  /** Nobody else changes what this person follows until the transaction ends. */
  readonly lockOf: (userId: string) => Promise<void>;
  readonly find: (userId: string, target: FollowTarget) => Promise<Follow | null>;
  readonly countOf: (userId: string) => Promise<number>;
  readonly insert: (follow: Follow) => Promise<void>;
  readonly save: (follow: Follow) => Promise<void>;
  readonly remove: (follow: Follow) => Promise<void>;
}

/** A consultation that is public. */
interface PublicConsultation {
  readonly id: string;
  readonly institutionId: string;
  readonly title: string;
  readonly domains: readonly string[];
}

/** What there is to follow of other services, as this one has heard of it. */
export interface Followables {
  /** Whether there is such an institution that is not closed. */
  readonly isInstitution: (id: string) => Promise<boolean>;
  /** Where the organization stands; null of one that was never heard of. */
  readonly statusOfOrganization: (id: string) => Promise<string | null>;
  readonly nameOfOrganization: (id: string) => Promise<string | null>;
  /** Null of one that is not public, or was never heard of. */
  readonly consultation: (id: string) => Promise<PublicConsultation | null>;
}

/** One line of the audit trail about a follow. */
interface FollowAudit {
  readonly subjectType: 'follow';
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What the commands on follows may touch inside one transaction. */
export interface FollowUnit {
  /** Business time. */
  readonly now: Date;
  readonly follows: FollowStore;
  readonly followables: Followables;
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: FollowEvent) => Promise<void>;
  readonly audit: (line: FollowAudit) => Promise<void>;
}

/** What an accepted command on a follow answers; the same on a replay. */
export interface FollowIds {
  readonly followId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InFollowTransaction = CommandRunner<FollowUnit, MessagingErrorCode>;

/** One page of what a person follows. */
export interface AskedFollows {
  readonly userId: string;
  readonly request: PageRequest;
}

/** Reads follows for the graph; whose they are, the caller asks. */
export interface FollowReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Follow[]>;
  /** Those of the targets that the person follows, in any order. */
  readonly findOf: (userId: string, targets: readonly FollowTarget[]) => Promise<readonly Follow[]>;
  /** The last followed first; each page with one more than asked for when it goes on. */
  readonly findPages: (asked: readonly AskedFollows[]) => Promise<readonly (readonly Follow[])[]>;
  readonly count: (userId: string) => Promise<number>;
}
