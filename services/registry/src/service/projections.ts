import { institutionSubscriptions, membershipSubscriptions, projectionOf, type Projection } from '@conect/event-bus';

/** What `npm run events -- rebuild registry` empties and makes again. */
export const projections: readonly Projection[] = [projectionOf('membership', membershipSubscriptions), projectionOf('institution', institutionSubscriptions())];
