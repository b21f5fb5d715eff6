import { createAuditEntriesReader } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import type { AuditContext } from './graphql/context';
import { auditResolvers } from './graphql/resolvers';

/** Builds the reading of the audit trail. */
export function createAuditArea({ dataSource }: Foundation): Area<AuditContext> {
  const context: AuditContext = { auditEntries: createAuditEntriesReader(dataSource.manager) };
  return { resolvers: auditResolvers, contextFor: () => context };
}
