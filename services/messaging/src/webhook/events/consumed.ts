import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import type { TellableEvent } from '../application/plan-deliveries';
import { tellableOf } from './cloud-event';
import { publicContracts, publicEventNames } from './public-contracts';

type Manager = Parameters<EventHandler<unknown>>[1];

/** What webhooks listen to: every event of which other systems may be told, each handled as what of it is public. */
export const webhookSubscriptions = (tell: (manager: Manager, event: TellableEvent) => Promise<void>): readonly EventSubscription[] =>
  publicEventNames.map((name) =>
    on(publicContracts[name], async (event, manager) => {
      const tellable = tellableOf(name, event);
      if (tellable !== null) await tell(manager, tellable);
    }),
  );
