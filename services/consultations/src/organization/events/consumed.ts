import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import {
  organizationApproved,
  organizationClaimed,
  organizationDeregistered,
  organizationDissolutionRecorded,
  organizationReactivated,
  organizationSuspended,
  organizationUpdated,
  organizationWithdrawn,
  type IncomingEvent,
} from '@conect/events';

type Manager = Parameters<EventHandler<unknown>>[1];
/** Some events carry the whole public profile. */
type OfOrganization = IncomingEvent<{ readonly organizationId: string; readonly legalName?: string }>;

const recordAs = (status: string) => (event: OfOrganization, manager: Manager) => record(manager, event, status);

/** What this service listens to for knowing where organizations stand; one that it never heard of is not active. */
export const organizationSubscriptions: readonly EventSubscription[] = [
  on(organizationApproved, recordAs('ACTIVE')),
  on(organizationClaimed, recordAs('ACTIVE')),
  on(organizationSuspended, recordAs('SUSPENDED')),
  on(organizationReactivated, recordAs('ACTIVE')),
  on(organizationDissolutionRecorded, recordAs('DISSOLVING')),
  on(organizationDeregistered, recordAs('DEREGISTERED')),
  on(organizationWithdrawn, recordAs('WITHDRAWN')),
  // The national register can end an organization by an update.
  on(organizationUpdated, (event, manager) => record(manager, event, event.data.status)),
];

async function record(manager: Manager, { data, aggregateVersion, time }: OfOrganization, status: string): Promise<void> {
  await manager.query(
    `INSERT INTO organization AS known (id, status, version, as_of, legal_name) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, version = excluded.version, as_of = excluded.as_of,
       legal_name = coalesce(excluded.legal_name, known.legal_name) WHERE known.version < excluded.version`,
    [data.organizationId, status, aggregateVersion, time, data.legalName ?? null],
  );
}
