import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { interestRecordConfirmed, interestRecordEnded, type DataOf, type IncomingEvent } from '@conect/events';

type Manager = Parameters<EventHandler<unknown>>[1];
type InterestRecord = IncomingEvent<DataOf<typeof interestRecordConfirmed>>;

/** What this service listens to for knowing whom institutions have taken into record (OG 26/2000 art. 52). */
export const interestRecordSubscriptions: readonly EventSubscription[] = [
  on(interestRecordConfirmed, (event, manager) => record(manager, event, true)),
  on(interestRecordEnded, (event, manager) => record(manager, event, false)),
];

async function record(manager: Manager, { data, aggregateVersion, time }: InterestRecord, confirmed: boolean): Promise<void> {
  await manager.query(
    `INSERT INTO interest_record AS known (id, organization_id, institution_id, domains, confirmed, version, as_of) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE
       SET organization_id = excluded.organization_id, institution_id = excluded.institution_id, domains = excluded.domains,
           confirmed = excluded.confirmed, version = excluded.version, as_of = excluded.as_of
       WHERE known.version < excluded.version`,
    [data.interestRecordId, data.organizationId, data.institutionId, data.domains, confirmed, aggregateVersion, time],
  );
}
