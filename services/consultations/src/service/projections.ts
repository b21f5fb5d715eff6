import { communitySubscriptions, institutionSubscriptions, interestRecordSubscriptions, membershipSubscriptions, organizationSubscriptions, projectionOf, type Projection } from '@conect/event-bus';
import { accountRequestSubscriptions } from '../institution/events/consumed';

/** What `npm run events -- rebuild consultations` empties and makes again. */
export const projections: readonly Projection[] = [
  projectionOf('membership', membershipSubscriptions),
  projectionOf('institution', institutionSubscriptions()),
  projectionOf('account_request', accountRequestSubscriptions),
  projectionOf('organization', organizationSubscriptions()),
  projectionOf('interest_record', interestRecordSubscriptions),
  projectionOf('expertise_community', communitySubscriptions),
  projectionOf('community_member', communitySubscriptions),
];
