import type { Projection } from '@conect/event-bus';
import { membershipGranted, membershipRevoked } from '@conect/events';

/** What `npm run events -- rebuild messaging` empties and makes again. */
export const projections: readonly Projection[] = [{ table: 'membership', from: [membershipGranted, membershipRevoked] }];
