import { membershipSubscriptions } from '@conect/event-bus';
import type { Area } from '../service/area';

/** Builds the knowledge of who holds which role; it comes from identity's events alone. */
export const createMembershipArea = (): Area => ({
  contextFor: () => ({}),
  subscriptions: membershipSubscriptions,
});
