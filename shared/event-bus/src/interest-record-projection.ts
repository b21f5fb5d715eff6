import { interestRecordConfirmed, interestRecordEnded, type DataOf, type IncomingEvent } from '@conect/events';
import { EntitySchema, type EntityManager } from 'typeorm';
import { on, type EventSubscription } from './subscription';

/** One organization in the record of an institution (OG 26/2000 art. 52), as a service last heard of it. */
interface InterestRecordRow {
  id: string;
  organizationId: string;
  institutionId: string;
  /** The activity domains in which the organization wants to be asked. */
  domains: string[];
  /** Whether it stands; false once it has ended. */
  confirmed: boolean;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
}

/** The table `interest_record` of a service. */
export const interestRecordTable = new EntitySchema<InterestRecordRow>({
  name: 'interest_record',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'interest_record_pkey' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    domains: { type: 'text', array: true },
    confirmed: { type: 'boolean' },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
  },
  indices: [{ name: 'interest_record_institution_idx', columns: ['institutionId', 'organizationId'], where: 'confirmed' }],
});

type InterestRecord = IncomingEvent<DataOf<typeof interestRecordConfirmed>>;

/** What a service listens to for knowing whom institutions have taken into record (OG 26/2000 art. 52). */
export const interestRecordSubscriptions: readonly EventSubscription[] = [
  on(interestRecordConfirmed, (event, manager) => record(manager, event, true)),
  on(interestRecordEnded, (event, manager) => record(manager, event, false)),
];

async function record(manager: EntityManager, { data, aggregateVersion, time }: InterestRecord, confirmed: boolean): Promise<void> {
  await manager.query(
    `INSERT INTO interest_record AS known (id, organization_id, institution_id, domains, confirmed, version, as_of) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE
       SET organization_id = excluded.organization_id, institution_id = excluded.institution_id, domains = excluded.domains,
           confirmed = excluded.confirmed, version = excluded.version, as_of = excluded.as_of
       WHERE known.version < excluded.version`,
    [data.interestRecordId, data.organizationId, data.institutionId, data.domains, confirmed, aggregateVersion, time],
  );
}
