import { createAuditEntriesReader } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import type { AskedHistory, SeenHistory } from './application/ports';
import type { RecordedEntry } from './domain/history';
import { createHistoryReader } from './database/history-reader';
import type { RecordContext } from './graphql/context';
import { recordResolvers } from './graphql/record-resolvers';

/** Builds the record of changes: the history of organizations and the audit trail. */
export function createRecordArea({ dataSource }: Foundation): Area<RecordContext> {
  const auditEntries = createAuditEntriesReader(dataSource.manager);
  const { findPages, countEntries } = createHistoryReader(dataSource.manager);
  return {
    resolvers: recordResolvers,
    contextFor: () => {
      const pages = new DataLoader<AskedHistory, readonly RecordedEntry[]>(findPages, { cache: false });
      const counts = new DataLoader<SeenHistory, number>(countEntries, { cache: false });
      return { auditEntries, historyOf: (asked) => pages.load(asked), historyCount: (seen) => counts.load(seen) };
    },
  };
}
