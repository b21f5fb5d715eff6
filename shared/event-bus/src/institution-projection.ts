import { institutionClosed, institutionCreated, institutionUpdated, type IncomingEvent } from '@conect/events';
import { EntitySchema, type EntityManager } from 'typeorm';
import { on, type EventSubscription } from './subscription';

/** One institution of identity as a service last heard of it: that it exists, or no more, and nothing else. */
interface InstitutionRow {
  id: string;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
  closed: boolean;
}

/** The table `institution` of a service. */
export const institutionTable = new EntitySchema<InstitutionRow>({
  name: 'institution',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'institution_pkey' },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
    closed: { type: 'boolean', default: false },
  },
});

/** Which institution was closed, and who did it. */
interface ClosedInstitution {
  readonly institutionId: string;
  readonly actorId: string | null;
  readonly traceparent: string | null;
}

/** What a service does when an institution closes, in the transaction of the event. */
type WhenInstitutionCloses = (manager: EntityManager, closed: ClosedInstitution) => Promise<void>;

/** Keeps a service's table `institution` by identity's events: which institutions there are. None of their names, which are identity's to say. */
export function institutionSubscriptions(whenClosed: WhenInstitutionCloses = () => Promise.resolve()): readonly EventSubscription[] {
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

async function record(manager: EntityManager, { data, aggregateVersion, time }: IncomingEvent<{ institutionId: string }>, closed: boolean): Promise<void> {
  await manager.query(
    `INSERT INTO institution AS known (id, version, as_of, closed) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, as_of = excluded.as_of, closed = excluded.closed WHERE known.version < excluded.version`,
    [data.institutionId, aggregateVersion, time, closed],
  );
}

/** The institutions that a service has heard of. */
export interface KnownInstitutions {
  /** Whether there is one that is not closed; keeps it from being closed until the transaction ends. */
  readonly isOpen: (id: string) => Promise<boolean>;
}

/** Reads a service's table `institution` on one transaction. */
export const createKnownInstitutions = (manager: EntityManager): KnownInstitutions => ({
  async isOpen(id) {
    const found = await manager.query<unknown[]>('SELECT 1 FROM institution WHERE id = $1 AND NOT closed FOR SHARE', [id]);
    return found.length > 0;
  },
});
