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
