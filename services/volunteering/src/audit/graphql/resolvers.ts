import { isSggAdmin } from '@conect/kernel';
import { forbidden, unauthenticated } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';

/** The audit trail, for SGG. */
export const auditResolvers: Resolvers = {
  Query: {
    async volunteeringAuditEntries(_parent, given, { principal, viewer, auditEntries }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      if (!isSggAdmin(await viewer())) throw forbidden('Only administrators of SGG read the audit trail.');
      return auditEntries(given);
    },
  },
};
