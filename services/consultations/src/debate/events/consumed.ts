import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { userErased } from '@conect/events';

interface ErasedPerson {
  readonly userId: string;
  readonly traceparent: string | null;
}

/** What this area listens to: that a person is erased. */
export const whenErased = (forget: (person: ErasedPerson, manager: Parameters<EventHandler<unknown>>[1]) => Promise<void>): EventSubscription =>
  on(userErased, ({ data, traceparent }, manager) => forget({ userId: data.userId, traceparent }, manager));
