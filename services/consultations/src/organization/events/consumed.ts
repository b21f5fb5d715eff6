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
  type DataOf,
  type IncomingEvent,
} from '@conect/events';

type Manager = Parameters<EventHandler<unknown>>[1];
type OfOrganization = IncomingEvent<{ readonly organizationId: string }>;
type OfProfile = IncomingEvent<Pick<DataOf<typeof organizationUpdated>, 'organizationId' | 'legalName' | 'status' | 'domains' | 'primaryDomain' | 'countyCode'>>;

const recordAs = (status: string) => (event: OfOrganization, manager: Manager) => record(manager, event, status);

/** What this service listens to for knowing how organizations are called, where they stand, where they are and in what they work; one that it never heard of is not active. */
export const organizationSubscriptions: readonly EventSubscription[] = [
  on(organizationApproved, recordProfile),
  on(organizationClaimed, recordProfile),
  on(organizationSuspended, recordAs('SUSPENDED')),
  on(organizationReactivated, recordAs('ACTIVE')),
  on(organizationDissolutionRecorded, recordAs('DISSOLVING')),
  on(organizationDeregistered, recordAs('DEREGISTERED')),
  on(organizationWithdrawn, recordAs('WITHDRAWN')),
  // The national register can end an organization by an update.
  on(organizationUpdated, recordProfile),
];

async function record(manager: Manager, { data, aggregateVersion, time }: OfOrganization, status: string): Promise<void> {
  await manager.query(
    `INSERT INTO organization AS known (id, status, version, as_of) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, version = excluded.version, as_of = excluded.as_of WHERE known.version < excluded.version`,
    [data.organizationId, status, aggregateVersion, time],
  );
}

/** An event that tells the profile tells where it stands too; the profile has a version of its own, since others tell the latter alone. */
async function recordProfile(event: OfProfile, manager: Manager): Promise<void> {
  const { organizationId, legalName, status, domains, primaryDomain, countyCode } = event.data;
  await record(manager, event, status);
  await manager.query(
    `UPDATE organization SET domains = $2, primary_domain = $3, county_code = $4, profile_version = $5, legal_name = $6 WHERE id = $1 AND profile_version < $5`,
    [organizationId, domains, primaryDomain, countyCode, event.aggregateVersion, legalName],
  );
}
