import { membershipSubscriptions, organizationSubscriptions, projectionOf, type Projection } from '@conect/event-bus';

/** What `npm run events -- rebuild volunteering` empties and makes again. */
export const projections: readonly Projection[] = [
  projectionOf('membership', membershipSubscriptions),
  projectionOf('organization', organizationSubscriptions()),
];
