import type { ThreadKind, ThreadSide, ThreadStatus } from './thread';

/** Who takes care of the threads that a list keeps: one person, or nobody yet. */
export type ThreadAssignment = { readonly to: string } | 'NOBODY';

/** Which threads of somebody's a list keeps; what is null keeps all of them, and everything given has to hold. */
export interface ThreadFilter {
  readonly kinds: readonly ThreadKind[] | null;
  readonly statuses: readonly ThreadStatus[] | null;
  readonly isOverdue: boolean | null;
  /** Whether there is something that the person who asks has not read. */
  readonly isUnread: boolean | null;
  /** On which side the party is of whose threads it is a list. */
  readonly side: ThreadSide | null;
  /** Known to the recipient's people, so that those alone are kept which a party of the list received. */
  readonly assignment: ThreadAssignment | null;
  /** Who takes part in them, on either side. */
  readonly organizationId: string | null;
  readonly institutionId: string | null;
  readonly contextId: string | null;
  readonly registration: { readonly number: number; readonly year: number | null } | null;
  readonly openedFrom: Date | null;
  readonly openedBefore: Date | null;
  /** What is said in their subject and in one of their messages; empty without a search. Notes are never searched. */
  readonly words: readonly string[];
}
