import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { institutionCreated } from '@conect/events';
import type { InstitutionStore } from '../application/ports';

type Manager = Parameters<EventHandler<unknown>>[1];

/** What this service listens to for knowing which institutions there are. */
export const institutionSubscriptions = (institutionsOf: (manager: Manager) => InstitutionStore): readonly EventSubscription[] => [
  on(institutionCreated, ({ data, aggregateVersion, time }, manager) => institutionsOf(manager).record({ id: data.institutionId, version: aggregateVersion, asOf: time })),
];
