import type { AuditEntriesReader, ChangeFeed } from '@conect/service-kit';
import type { AskedHistory, SeenHistory } from '../application/ports';
import type { RecordedEntry } from '../domain/history';

/** What the record of changes gives to resolvers. */
export interface RecordContext {
  readonly auditEntries: AuditEntriesReader;
  readonly changeFeed: ChangeFeed;
  /** One page of a history; the pages of one request are read together. */
  readonly historyOf: (asked: AskedHistory) => Promise<readonly RecordedEntry[]>;
  /** How many entries a history has. */
  readonly historyCount: (seen: SeenHistory) => Promise<number>;
}
