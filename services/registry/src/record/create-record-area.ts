import { batch, createAuditEntriesReader, createChangeFeed } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createHistoryReader } from './database/history-reader';
import type { RecordContext } from './graphql/context';
import { changeResolvers } from './graphql/change-resolvers';
import { recordResolvers } from './graphql/record-resolvers';

/** Builds the record of changes: the history of organizations and the audit trail. */
export function createRecordArea({ dataSource }: Foundation): Area<RecordContext> {
  const auditEntries = createAuditEntriesReader(dataSource.manager);
  const changeFeed = createChangeFeed(dataSource.manager, 'organization');
  const { findPages, countEntries } = createHistoryReader(dataSource.manager);
  return {
    resolvers: { ...recordResolvers, ...changeResolvers, Query: { ...recordResolvers.Query, ...changeResolvers.Query } },
    contextFor: () => ({ auditEntries, changeFeed, historyOf: batch(findPages), historyCount: batch(countEntries) }),
  };
}
