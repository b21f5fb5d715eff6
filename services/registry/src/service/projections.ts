import type { Projection } from '@conect/event-bus';
import { institutionClosed, institutionCreated, institutionUpdated, membershipGranted, membershipRevoked } from '@conect/events';

/** What `npm run events -- rebuild registry` empties and makes again. */
export const projections: readonly Projection[] = [
  { table: 'membership', from: [membershipGranted, membershipRevoked] },
  { table: 'institution', from: [institutionCreated, institutionUpdated, institutionClosed] },
];
