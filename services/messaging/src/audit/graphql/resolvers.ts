import { forbidden, unauthenticated } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';

/** The audit trail, for SGG. */
export const auditResolvers: Resolvers = {
  Query: {
    async messagingAuditEntries(_parent, given, { principal, isSggAdmin, auditEntries }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      if (!(await isSggAdmin(principal.userId))) throw forbidden('Only administrators of SGG read the audit trail.');
      return auditEntries(given);
    },
  },
};
