import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { institutionClosed, institutionCreated, institutionUpdated, type IncomingEvent } from '@conect/events';
import type { InstitutionStore } from '../application/ports';

type Manager = Parameters<EventHandler<unknown>>[1];

/** Which institution was closed, and who did it. */
interface ClosedInstitution {
  readonly institutionId: string;
  readonly actorId: string | null;
  readonly traceparent: string | null;
}

interface Dependencies {
  readonly institutionsOf: (manager: Manager) => InstitutionStore;
  /** Acts on a closed institution in the transaction of its event. */
  readonly whenClosed: (manager: Manager, closed: ClosedInstitution) => Promise<void>;
}

/** What this service listens to for knowing which institutions there are; it keeps none of their names, which are identity's to say. */
export function institutionSubscriptions({ institutionsOf, whenClosed }: Dependencies): readonly EventSubscription[] {
  const record = (manager: Manager, { data, aggregateVersion: version, time: asOf }: IncomingEvent<{ institutionId: string }>, closed: boolean) =>
    institutionsOf(manager).record({ id: data.institutionId, version, asOf, closed });
  return [
    on(institutionCreated, (event, manager) => record(manager, event, false)),
    on(institutionUpdated, (event, manager) => record(manager, event, false)),
    on(institutionClosed, async (event, manager) => {
      const { actorId, traceparent, data } = event;
      await record(manager, event, true);
      await whenClosed(manager, { institutionId: data.institutionId, actorId, traceparent });
    }),
  ];
}
