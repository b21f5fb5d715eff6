import { createLogger } from '@conect/service-kit';
import { aUser } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { aCui, accepted, anOrganizationIn, lookUp, mutate } from '../../../test/operations';
import { grantRole, startRegistry, type TestRegistry } from '../../../test/registry';
import { documentRecordsOf } from '../../document/database/document-records';
import { createRegistryDataSource } from '../../service/database/data-source';
import { createOrganizationArea, createOrganizationUnitOf } from '../create-organization-area';

let registry: TestRegistry;
let dataSource: DataSource;
const administrator = aUser();
const officer = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  dataSource = createRegistryDataSource({ url: registry.databaseUrl, poolSize: 2 });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await registry?.stop();
});

/** Runs the job as the runner would, over batches. */
async function runJob(): Promise<void> {
  const { jobs } = createOrganizationArea({
    dataSource,
    logger: createLogger({ service: 'test', level: 'silent' }),
    afterCommit: () => undefined,
    documentsOf: documentRecordsOf,
    readDocument: async () => null,
    baseUrl: 'http://registry.test',
    organizationUnitOf: createOrganizationUnitOf({ documentsOf: documentRecordsOf, viewersOf: () => ({ of: async ({ userId }) => ({ userId, roles: [] }) }) }),
  });
  await jobs![0]!.tasks['mark-stale-organizations']!({}, { jobId: '1', attempt: 1, isLastAttempt: false });
}
const passDays = (days: number) => registry.sql(`UPDATE business_clock SET clock_offset = clock_offset + make_interval(days => $1)`, [days]);
const staleEventsOf = (organizationId: string) =>
  registry.sql(`SELECT headers->>'ce_actorid' AS actor, headers->>'ce_aggregateversion' AS version FROM outbox WHERE key = $1 AND headers->>'ce_type' LIKE '%OrganizationBecameStale'`, [organizationId]);

describe('an active organization', () => {
  it('gets the badge once nobody has confirmed it for 12 months, keeps every right, and loses the badge by a confirmation', async () => {
    const [organizationId, confirmed] = [await anOrganizationIn(registry, 'ACTIVE', { applicant: administrator, officer }), await anOrganizationIn(registry, 'ACTIVE', { applicant: administrator, officer }, { cui: aCui() })];
    const suspended = await anOrganizationIn(registry, 'SUSPENDED', { applicant: administrator, officer });
    for (const id of [organizationId, confirmed]) await grantRole(registry, idOf(administrator), 'NGO_ADMIN', id);

    await passDays(364);
    await runJob();
    expect(await staleEventsOf(organizationId)).toEqual([]);
    accepted(await mutate(registry, administrator, 'confirmOrganization', { organizationId: confirmed }));
    await passDays(3);
    await runJob();
    await runJob();

    expect(await lookUp(registry, administrator, organizationId)).toMatchObject({ status: 'ACTIVE', isStale: true, viewerCan: { update: { allowed: true } } });
    expect(await lookUp(registry, administrator, confirmed)).toMatchObject({ isStale: false });
    expect(await lookUp(registry, administrator, suspended)).toMatchObject({ isStale: false });
    expect(await staleEventsOf(organizationId)).toEqual([{ actor: null, version: '5' }]);
    expect(await registry.sql(`SELECT action, actor_id AS actor, changes FROM audit_entry WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`, [organizationId])).toEqual([
      { action: 'markStaleOrganizations', actor: null, changes: { isStale: { before: false, after: true }, version: { before: 4, after: 5 } } },
    ]);

    expect(accepted(await mutate(registry, administrator, 'confirmOrganization', { organizationId }))['isStale']).toBe(false);
  });
});

describe('many organizations', () => {
  it('are marked in batches, with a number of statements that grows with the batches alone', async () => {
    await registry.sql(
      `INSERT INTO organization (id, version, source, type, status, legal_name, is_branch, applicant_id, created_at, updated_at, status_since, decided_at, decided_by, confirmed_at)
       SELECT gen_random_uuid(), 4, 'REGISTRATION', 'ASSOCIATION', 'ACTIVE', 'Asociația ' || n, false, gen_random_uuid(), now(), now(), now(), now(), gen_random_uuid(), now() - interval '400 days'
       FROM generate_series(1, 1200) AS n`,
    );
    const before = registry.statementCount();

    await runJob();

    expect(await registry.sql(`SELECT 1 AS one FROM organization WHERE legal_name ~ '^Asociația [0-9]+$' AND NOT is_stale`)).toEqual([]);
    expect(await registry.sql(`SELECT count(*)::int AS events FROM outbox o JOIN organization g ON g.id::text = o.key WHERE g.legal_name ~ '^Asociația [0-9]+$'`)).toEqual([{ events: 1200 }]);
    // Three batches and an empty one, each BEGIN, clock, find, mark, events, audit, COMMIT.
    expect(registry.statementCount() - before).toBeLessThan(60);
  });
});
