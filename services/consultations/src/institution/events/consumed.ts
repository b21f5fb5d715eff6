import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { institutionAccountRequested, institutionRepresentativeRejected, institutionRepresentativeValidated, type IncomingEvent } from '@conect/events';

type Manager = Parameters<EventHandler<unknown>>[1];
type Status = 'PENDING' | 'VALIDATED' | 'REJECTED';
type AccountRequest = IncomingEvent<{ readonly requestId: string; readonly institutionId: string; readonly userId: string }>;

/** What this service listens to for knowing who waits for SGG to be the representative of an institution. */
export const accountRequestSubscriptions: readonly EventSubscription[] = [
  on(institutionAccountRequested, (event, manager) => record(manager, event, 'PENDING')),
  on(institutionRepresentativeValidated, (event, manager) => record(manager, event, 'VALIDATED')),
  on(institutionRepresentativeRejected, (event, manager) => record(manager, event, 'REJECTED')),
];

async function record(manager: Manager, { data, aggregateVersion, time }: AccountRequest, status: Status): Promise<void> {
  await manager.query(
    `INSERT INTO account_request AS known (id, institution_id, user_id, status, version, as_of) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE
       SET institution_id = excluded.institution_id, user_id = excluded.user_id, status = excluded.status, version = excluded.version, as_of = excluded.as_of
       WHERE known.version < excluded.version`,
    [data.requestId, data.institutionId, data.userId, status, aggregateVersion, time],
  );
}
