import { communitySubscriptions, institutionSubscriptions, interestRecordSubscriptions, membershipSubscriptions, organizationSubscriptions, projectionOf, type Projection } from '@conect/event-bus';
import { publicConsultationSubscriptions } from '../follow/events/public-consultation-subscriptions';

/** What `npm run events -- rebuild messaging` empties and makes again. */
export const projections: readonly Projection[] = [
  projectionOf('membership', membershipSubscriptions),
  projectionOf('institution', institutionSubscriptions()),
  projectionOf('organization', organizationSubscriptions()),
  projectionOf('public_consultation', publicConsultationSubscriptions),
  projectionOf('interest_record', interestRecordSubscriptions),
  projectionOf('expertise_community', communitySubscriptions),
  projectionOf('community_member', communitySubscriptions),
];
