import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { applicationEvents, membershipRevoked, type DataOf } from '@conect/events';

/** What threads listen to: that somebody's role ends, after the projection of memberships and in the same transaction; and what becomes of applications. */
export const threadSubscriptions = (whenRevoked: EventHandler<DataOf<typeof membershipRevoked>>, whenApplicationMoves: EventHandler<DataOf<(typeof applicationEvents)[number]>>): readonly EventSubscription[] => [
  on(membershipRevoked, whenRevoked),
  ...applicationEvents.map((contract) => on(contract, whenApplicationMoves)),
];
