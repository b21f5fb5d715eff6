import { dataExportIncomplete, dataExportPartEvents, dataExportReady, dataExportRequested, type ExportingService } from '@conect/events';
import type { EntityManager } from 'typeorm';
import { appendToOutbox } from './outbox';
import { outgoingEvent } from './outgoing-event';
import { on, type EventSubscription } from './subscription';

/** What a service does about exports of personal data; `@conect/service-kit` makes it. */
interface Desk {
  readonly ask: (manager: EntityManager, asked: { readonly requestId: string; readonly userId: string; readonly gatherUntil: Date }) => Promise<void>;
  readonly drop: (manager: EntityManager, requestId: string) => Promise<void>;
}

/** What became of a part. */
interface Outcome {
  readonly requestId: string;
  readonly version: number;
  readonly made: { readonly sha256: string; readonly byteLength: number; readonly itemCount: number } | null;
  readonly failure: string | null;
}

/** Has a part made when somebody asks identity for his data, and drops it when the archive is there. */
export const dataExportSubscriptions = ({ ask, drop }: Desk): readonly EventSubscription[] => [
  on(dataExportRequested, ({ data: { requestId, userId, gatherUntil } }, manager) => ask(manager, { requestId, userId, gatherUntil: new Date(gatherUntil) })),
  on(dataExportReady, ({ data }, manager) => drop(manager, data.requestId)),
  on(dataExportIncomplete, ({ data }, manager) => drop(manager, data.requestId)),
];

/** Makes what says, in the transaction in which it is settled, what became of a service's part. */
export const tellOfDataExportPart =
  (service: ExportingService) =>
  async (manager: EntityManager, { requestId, version, made, failure }: Outcome): Promise<void> => {
    const { ready, failed } = dataExportPartEvents[service];
    const told = made === null ? { contract: failed, data: { requestId, reason: failure } } : { contract: ready, data: { requestId, partRef: requestId, ...made } };
    await appendToOutbox(manager, [outgoingEvent(told, { id: requestId, version }, { actorId: null, traceparent: null })]);
  };
