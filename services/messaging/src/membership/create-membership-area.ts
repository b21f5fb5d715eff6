import type { Area } from '../service/area';
import { createMembershipStore } from './database/stores/membership-store';
import { membershipSubscriptions } from './events/consumed';

/** Builds the knowledge of who holds which role; it comes from identity's events alone. */
export const createMembershipArea = (): Area => ({
  contextFor: () => ({}),
  subscriptions: membershipSubscriptions(createMembershipStore),
});
