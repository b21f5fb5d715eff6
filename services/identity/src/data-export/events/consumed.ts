import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { dataExportPartEvents } from '@conect/events';
import { exportingServices, type PartAnswer } from '../domain/data-export';

type Manager = Parameters<EventHandler<unknown>>[1];

/** Notes the answer of a service in the transaction of its event. */
export type OnAnswer = (manager: Manager, exportId: string, answer: PartAnswer) => Promise<void>;

/** What identity hears of the parts of all services, its own too. */
export const partSubscriptions = (onAnswer: OnAnswer): readonly EventSubscription[] =>
  exportingServices.flatMap((service) => {
    const { ready, failed } = dataExportPartEvents[service];
    return [
      on(ready, ({ data: { requestId, sha256, byteLength, itemCount } }, manager) => onAnswer(manager, requestId, { service, sha256, byteLength, itemCount, reason: null })),
      on(failed, ({ data: { requestId, reason } }, manager) =>
        onAnswer(manager, requestId, { service, sha256: null, byteLength: null, itemCount: null, reason: reason === 'TOO_LARGE' ? reason : 'NOT_MADE' }),
      ),
    ];
  });
