import { createConsumerTables, createEventConsumer, createKafkaConnection, on } from '@conect/event-bus';
import {
  consultationClosedForInput,
  consultationPublished,
  consultationWithdrawn,
  contributionSubmitted,
  contributionWithdrawn,
  opportunityCancelled,
  opportunityClosed,
  opportunityPaused,
  opportunityPublished,
  opportunityResumed,
  organizationApproved,
  organizationDeregistered,
  organizationDissolutionRecorded,
  organizationReactivated,
  organizationSuspended,
  organizationWithdrawn,
  type EventContract,
} from '@conect/events';
import { createDataSource, createLogger, whileOpen } from '@conect/service-kit';
import { createTestDatabase } from '@conect/testing';

/** The state that each of these events leads to is counted, or is not any more. */
const counting: readonly EventContract[] = [organizationApproved, organizationReactivated, consultationPublished, contributionSubmitted, opportunityPublished, opportunityResumed];
const ending: readonly EventContract[] = [
  ...[organizationSuspended, organizationDissolutionRecorded, organizationDeregistered, organizationWithdrawn],
  ...[consultationClosedForInput, consultationWithdrawn, contributionWithdrawn, opportunityPaused, opportunityClosed, opportunityCancelled],
];

/** The contracts that PolicyRadar acts on. */
export const radarContracts = [...counting, ...ending];

/** A system outside CONECT that keeps count of what is public, by the events alone. */
export interface PolicyRadar {
  /** Active organizations, open consultations, proposals that stand and public calls, by the name of their aggregate. */
  readonly counts: () => Promise<Readonly<Record<string, number>>>;
  readonly hasHandled: (eventId: string) => Promise<boolean>;
  /** What it logged as an error, for somebody to look at. */
  readonly alerts: () => readonly Readonly<Record<string, unknown>>[];
  readonly stop: () => Promise<void>;
}

/** Starts it with an empty store and a group of its own, which reads each topic from its beginning. */
export async function startPolicyRadar({ brokers, topicPrefix }: { readonly brokers: readonly string[]; readonly topicPrefix: string }): Promise<PolicyRadar> {
  const database = await createTestDatabase({ service: 'policyradar', migrate: ({ ownerUrl }) => whileOpen(storeAt(ownerUrl), (store) => createTables(store)) });
  const store = await storeAt(database.ownerUrl).initialize();
  const lines: string[] = [];
  const logger = createLogger({ service: 'policy-radar', level: 'error', destination: { write: (line) => void lines.push(line) } });
  const consumer = createEventConsumer({
    kafka: createKafkaConnection({ clientId: 'policy-radar', brokers, topicPrefix, replicationFactor: 1, logger }),
    group: 'policy-radar',
    subscriptions: radarContracts.map((contract) =>
      on(contract, async ({ subject, aggregateVersion }, manager) => void (await manager.query(note, [contract.aggregate, subject, aggregateVersion, counting.includes(contract)]))),
    ),
    transaction: (work) => store.transaction(work),
    logger,
  });
  consumer.start();
  return {
    counts: async () => {
      const rows = await store.query<{ aggregate: string; count: number }[]>('SELECT aggregate, count(*)::int AS count FROM standing WHERE is_counted GROUP BY aggregate');
      return Object.fromEntries(rows.map(({ aggregate, count }) => [aggregate, count]));
    },
    hasHandled: async (eventId) => (await store.query<object[]>('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length > 0,
    alerts: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    async stop() {
      await consumer.stop();
      await store.destroy();
      await database.drop();
    },
  };
}

const storeAt = (url: string) => createDataSource({ url, applicationName: 'policy-radar', entities: [], migrations: [] });

async function createTables(store: ReturnType<typeof storeAt>): Promise<void> {
  const runner = store.createQueryRunner();
  await createConsumerTables(runner);
  await runner.query('CREATE TABLE standing (aggregate text, id uuid, version bigint NOT NULL, is_counted boolean NOT NULL, PRIMARY KEY (aggregate, id))');
  await runner.release();
}

const note = `
  INSERT INTO standing (aggregate, id, version, is_counted) VALUES ($1, $2, $3, $4)
  ON CONFLICT (aggregate, id) DO UPDATE SET version = excluded.version, is_counted = excluded.is_counted WHERE standing.version < excluded.version`;
