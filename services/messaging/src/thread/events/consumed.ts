import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { membershipRevoked, type DataOf } from '@conect/events';

/** What threads listen to: that somebody's role ends. It is heard after the projection of memberships, in the same transaction. */
export const threadSubscriptions = (whenRevoked: EventHandler<DataOf<typeof membershipRevoked>>): readonly EventSubscription[] => [on(membershipRevoked, whenRevoked)];
