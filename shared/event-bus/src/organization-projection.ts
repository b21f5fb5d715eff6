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
import { EntitySchema, type EntityManager, type EntitySchemaOptions, type QueryRunner } from 'typeorm';
import { wasSettled } from './event-positions';
import { on, type EventSubscription } from './subscription';

/** One organization of the registry as a service last heard of it: its public name, where it stands, where it is and in what it works. */
interface OrganizationRow {
  id: string;
  status: string;
  /** Null until registry names it. */
  legalName: string | null;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
  /** Codes of activity domains. */
  domains: string[];
  /** The one of them that it names first. */
  primaryDomain: string | null;
  countyCode: string | null;
  /** The aggregate version of the event that told the name and the three above; 0 before the first. */
  profileVersion: number;
}

type Indices = NonNullable<EntitySchemaOptions<OrganizationRow>['indices']>;

/** The table `organization` of a service, with the indexes that the service's own questions need. */
export const organizationTableOf = (indices: Indices = []): EntitySchema<OrganizationRow> =>
  new EntitySchema<OrganizationRow>({
    name: 'organization',
    columns: {
      id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'organization_pkey' },
      status: { type: 'text' },
      legalName: { type: 'text', name: 'legal_name', nullable: true },
      version: { type: 'integer' },
      asOf: { type: 'timestamptz', name: 'as_of' },
      domains: { type: 'text', array: true, default: '{}' },
      primaryDomain: { type: 'text', name: 'primary_domain', nullable: true },
      countyCode: { type: 'text', name: 'county_code', nullable: true },
      profileVersion: { type: 'integer', name: 'profile_version', default: 0 },
    },
    indices,
  });

/** For a service's migration: the table that the organization subscriptions keep. */
export async function createOrganizationTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE organization (
      id uuid NOT NULL,
      status text NOT NULL,
      legal_name text,
      version integer NOT NULL,
      as_of timestamptz NOT NULL,
      domains text[] NOT NULL DEFAULT '{}',
      primary_domain text,
      county_code text,
      profile_version integer NOT NULL DEFAULT 0,
      CONSTRAINT organization_pkey PRIMARY KEY (id)
    )
  `);
}

/** Where an organization stands from now on, and what told it. */
export interface OrganizationStanding {
  readonly organizationId: string;
  readonly status: string;
  readonly actorId: string | null;
  readonly traceparent: string | null;
}

/** What a service does when it hears where an organization stands, in the transaction of the event; of an event that is older than what is known it does not hear, nor again of one that a rebuild reads again. */
type WhenOrganizationStands = (manager: EntityManager, standing: OrganizationStanding) => Promise<void>;

/** What a service does when an organization has told its name, in the transaction of the event. */
type WhenOrganizationNamed = (manager: EntityManager, organizationId: string) => Promise<void>;

type OfOrganization = IncomingEvent<{ readonly organizationId: string }>;
type OfProfile = IncomingEvent<Pick<DataOf<typeof organizationUpdated>, 'organizationId' | 'legalName' | 'status' | 'domains' | 'primaryDomain' | 'countyCode'>>;

/** Keeps a service's table `organization` by the registry's events: how organizations are called, where they stand, where they are and in what they work. One that was never heard of is not active. */
export function organizationSubscriptions(whenStands: WhenOrganizationStands = () => Promise.resolve(), whenNamed: WhenOrganizationNamed = () => Promise.resolve()): readonly EventSubscription[] {
  const hear = async (manager: EntityManager, event: OfOrganization, status: string) => {
    const { actorId, traceparent, subject, aggregateVersion: version, data } = event;
    if (!(await record(manager, event, status)) || (await wasSettled(manager, organizationUpdated.topic, { subject, version }))) return;
    await whenStands(manager, { organizationId: data.organizationId, status, actorId, traceparent });
  };
  const hearAs = (status: string) => (event: OfOrganization, manager: EntityManager) => hear(manager, event, status);
  /** An event that tells the profile tells where it stands too; the profile has a version of its own, since others tell the latter alone. */
  const hearProfile = async (event: OfProfile, manager: EntityManager) => {
    await hear(manager, event, event.data.status);
    if (await recordProfile(manager, event)) await whenNamed(manager, event.data.organizationId);
  };
  return [
    on(organizationApproved, hearProfile),
    on(organizationClaimed, hearProfile),
    on(organizationSuspended, hearAs('SUSPENDED')),
    on(organizationReactivated, hearAs('ACTIVE')),
    on(organizationDissolutionRecorded, hearAs('DISSOLVING')),
    on(organizationDeregistered, hearAs('DEREGISTERED')),
    on(organizationWithdrawn, hearAs('WITHDRAWN')),
    // The national register can end an organization by an update.
    on(organizationUpdated, hearProfile),
  ];
}

async function record(manager: EntityManager, { data, aggregateVersion, time }: OfOrganization, status: string): Promise<boolean> {
  const written = await manager.query<unknown[]>(
    `INSERT INTO organization AS known (id, status, version, as_of) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, version = excluded.version, as_of = excluded.as_of WHERE known.version < excluded.version
     RETURNING id`,
    [data.organizationId, status, aggregateVersion, time],
  );
  return written.length > 0;
}

async function recordProfile(manager: EntityManager, { data, aggregateVersion }: OfProfile): Promise<boolean> {
  const { organizationId, legalName, domains, primaryDomain, countyCode } = data;
  const [, written] = await manager.query<[unknown[], number]>(
    `UPDATE organization SET domains = $2, primary_domain = $3, county_code = $4, profile_version = $5, legal_name = $6 WHERE id = $1 AND profile_version < $5`,
    [organizationId, domains, primaryDomain, countyCode, aggregateVersion, legalName],
  );
  return written > 0;
}

/** The organizations of the registry that a service has heard of. */
export interface KnownOrganizations {
  /** Where it stands; null of one that was never heard of. It stays there until the transaction ends. */
  readonly statusOf: (id: string) => Promise<string | null>;
  /** Where each stands now. */
  readonly statusesOf: (ids: readonly string[]) => Promise<readonly (string | null)[]>;
}

/** Reads a service's table `organization` on one transaction. */
export const createKnownOrganizations = (manager: EntityManager): KnownOrganizations => ({
  async statusOf(id) {
    const [found] = await manager.query<{ status: string }[]>('SELECT status FROM organization WHERE id = $1 FOR SHARE', [id]);
    return found?.status ?? null;
  },
  async statusesOf(ids) {
    const found = await manager.query<{ id: string; status: string }[]>('SELECT id, status FROM organization WHERE id = ANY ($1::uuid[])', [ids]);
    const byId = new Map(found.map(({ id, status }) => [id, status]));
    return ids.map((id) => byId.get(id) ?? null);
  },
});
