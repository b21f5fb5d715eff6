import type { PageRequest } from '@conect/kernel';
import type { HistorySight, RecordedEntry } from '../domain/history';

/** One organization's history as one viewer sees it. */
export interface SeenHistory {
  readonly organizationId: string;
  readonly sight: HistorySight;
}

/** One page of such a history. */
export interface AskedHistory extends SeenHistory {
  readonly request: PageRequest;
}

/** Reads histories for the graph; who may see what is in the sight. */
export interface HistoryReader {
  /** For each page asked for: its entries, newest first, one more than asked for when there are more; all in one statement. */
  readonly findPages: (asked: readonly AskedHistory[]) => Promise<readonly (readonly RecordedEntry[])[]>;
  /** For each history how many entries it has, in one statement. */
  readonly countEntries: (seen: readonly SeenHistory[]) => Promise<readonly number[]>;
}

/** A place in the order of changes. */
export interface ChangePlace {
  /** The transaction, as decimal digits. */
  readonly transactionId: string;
  readonly organizationId: string;
}

/** An organization that changed, at the place of its last change. */
export interface ChangedOrganization extends ChangePlace {
  readonly at: Date;
  readonly hasLeft: boolean;
  /** Whether it came into the catalogue after the place from which was read. */
  readonly isNew: boolean;
}

/** Reads what changed in the catalogue, in an order in which nothing appears before a place that was already given. */
export interface ChangeFeed {
  readonly findAfter: (place: ChangePlace, limit: number) => Promise<readonly ChangedOrganization[]>;
  /** Whether this database may have given such a place. */
  readonly isKnown: (place: ChangePlace) => Promise<boolean>;
}
