import type { SubgraphRequest } from '@conect/service-kit';
import type { AuditContext } from '../../audit/graphql/context';
import type { CatalogueContext } from '../../catalogue/graphql/context';
import type { MembershipContext } from '../../membership/graphql/context';
import type { OpportunityContext } from '../../opportunity/graphql/context';

/** What resolvers are given: the request, and what each area adds to it. One line per area. */
export interface VolunteeringContext extends SubgraphRequest, MembershipContext, AuditContext, CatalogueContext, OpportunityContext {}
