import { createAuditEntriesReader } from '@conect/service-kit';
import { createMembershipStore } from '../membership/database/stores/membership-store';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import type { AuditContext } from './graphql/context';
import { auditResolvers } from './graphql/resolvers';

/** Builds the reading of the audit trail. */
export function createAuditArea({ dataSource }: Foundation): Area<AuditContext> {
  const memberships = createMembershipStore(dataSource.manager);
  const context: AuditContext = {
    auditEntries: createAuditEntriesReader(dataSource.manager),
    isSggAdmin: async (userId) => (await memberships.findUserIdsByRole(['SGG_ADMIN'])).includes(userId),
  };
  return { resolvers: auditResolvers, contextFor: () => context };
}
