import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser } from '@conect/testing';
import { runCommand } from '../src/service/commands';
import { anOrganizationIn, lookUp, mutate } from './operations';
import { anInstitution, grantInstitutionRole, grantRole, startRegistry, type TestRegistry } from './registry';

interface SeenRecord {
  readonly id: string;
  readonly status: string;
  readonly since: string | null;
  readonly closeReason: string | null;
  readonly domains: readonly { readonly code: string }[];
  readonly viewerCan: Readonly<Record<'confirm' | 'refuse' | 'end', { readonly allowed: boolean; readonly code: string | null }>>;
}
interface RecordPayload {
  readonly interestRecord: SeenRecord | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}
interface RecordPage {
  readonly totalCount: number;
  readonly nodes: readonly SeenRecord[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const fields = `id status requestedAt since closedAt closedBy closeReason domains { code } organization { id } institution { id }
  viewerCan { confirm { allowed code } refuse { allowed code } end { allowed code } }`;
let registry: TestRegistry;
let ministry: string;
const ana = aUser();
const officer = aUser();
const liaison = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  ministry = await anInstitution(registry);
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  await grantInstitutionRole(registry, idOf(liaison), 'CIVIL_SOCIETY_UNIT', ministry);
});
afterAll(() => registry?.stop());

/** An active organization whose administrator is Ana. */
async function anActive(): Promise<string> {
  const organizationId = await anOrganizationIn(registry, 'ACTIVE', { applicant: ana, officer });
  await grantRole(registry, idOf(ana), 'NGO_ADMIN', organizationId);
  return organizationId;
}

async function call(principal: Principal, operation: string, input: object): Promise<RecordPayload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { interestRecord { ${fields} } userErrors { code field message } } }`;
  const answer = await registry.ask<Readonly<Record<string, RecordPayload>>>(principal, query, { input });
  if (answer.errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(answer.errors)}`);
  return answer.data[operation]!;
}

const request = (organizationId: string, changes: object = {}) => call(ana, 'requestInterestRecord', { organizationId, institutionId: ministry, domains: ['E'], ...changes });
const recordOf = ({ interestRecord, userErrors }: RecordPayload): SeenRecord => {
  if (interestRecord === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return interestRecord;
};

async function entity<Fields>(principal: Principal, type: string, id: string, selection: string, variables: object = {}, declared = ''): Promise<Fields> {
  const query = `query ($representations: [_Any!]!${declared}) { _entities(representations: $representations) { ... on ${type} { ${selection} } } }`;
  const answer = await registry.ask<{ _entities: readonly Fields[] }>(principal, query, { representations: [{ __typename: type, id }], ...variables });
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data._entities[0]!;
}
const ofOrganization = async (principal: Principal, id: string, domain: string | null = null) =>
  (await entity<{ interestRecords: readonly SeenRecord[] }>(principal, 'Organization', id, `interestRecords(domain: $domain) { ${fields} }`, { domain }, ', $domain: ID')).interestRecords;
const ofInstitution = async (principal: Principal, id: string, page: object = {}) => {
  const selection = `interestRecords(domain: $domain, status: $status, first: $first, after: $after) { totalCount nodes { ${fields} } pageInfo { hasNextPage endCursor } }`;
  return (await entity<{ interestRecords: RecordPage }>(principal, 'Institution', id, selection, page, ', $domain: ID, $status: InterestRecordStatus, $first: Int, $after: String')).interestRecords;
};
const trailOf = async (id: string) => ({
  events: (await registry.sql<{ name: string }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS name FROM outbox WHERE key = $1 ORDER BY position`, [id])).map(({ name }) => name),
  audit: (await registry.sql<{ action: string }>(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [id])).map(({ action }) => action),
});

describe('an interest record', () => {
  it('is asked for, confirmed and ended, each step told and kept', async () => {
    const organizationId = await anActive();
    const { id, ...asked } = recordOf(await request(organizationId, { domains: ['E', 'B', 'E'] }));
    expect(asked).toMatchObject({ status: 'REQUESTED', since: null, domains: [{ code: 'B' }, { code: 'E' }], viewerCan: { confirm: { code: 'FORBIDDEN' }, end: { allowed: true } } });
    expect(await ofOrganization(stranger, organizationId)).toEqual([]);

    const confirmed = recordOf(await call(liaison, 'confirmInterestRecord', { interestRecordId: id }));
    expect(confirmed).toMatchObject({ status: 'CONFIRMED', since: expect.any(String) as string, viewerCan: { confirm: { code: 'INVALID_STATE' }, end: { allowed: true } } });
    expect(await ofOrganization(anonymous, organizationId)).toMatchObject([{ id, status: 'CONFIRMED', viewerCan: { end: { allowed: false } } }]);

    const ended = recordOf(await call(ana, 'endInterestRecord', { interestRecordId: id, reason: 'Ne schimbăm domeniul.' }));
    expect(ended).toMatchObject({ status: 'ENDED', closedBy: 'ORGANIZATION', closeReason: 'Ne schimbăm domeniul.' });
    expect(await ofOrganization(stranger, organizationId)).toEqual([]);
    expect(await trailOf(id)).toEqual({
      events: ['InterestRecordRequested', 'InterestRecordConfirmed', 'InterestRecordEnded'],
      audit: ['requestInterestRecord', 'confirmInterestRecord', 'endInterestRecord'],
    });
  });

  it('is refused with a reason that its people read, and may be asked for again', async () => {
    const organizationId = await anActive();
    const { id } = recordOf(await request(organizationId));
    expect((await call(liaison, 'refuseInterestRecord', { interestRecordId: id, reason: ' ' })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['reason'] }]);
    expect(recordOf(await call(liaison, 'refuseInterestRecord', { interestRecordId: id, reason: 'Alt minister.' })).status).toBe('REFUSED');

    expect(await ofOrganization(ana, organizationId)).toMatchObject([{ status: 'REFUSED', closeReason: 'Alt minister.' }]);
    expect((await call(ana, 'endInterestRecord', { interestRecordId: id, reason: 'x' })).userErrors).toMatchObject([{ code: 'INVALID_STATE', message: 'Not possible in the present state: refused interest record.' }]);
    expect(recordOf(await request(organizationId)).status).toBe('REQUESTED');
    expect((await trailOf(id)).events).toEqual(['InterestRecordRequested', 'InterestRecordRefused']);
  });

  it('needs an institution that exists, and known domains', async () => {
    const organizationId = await anActive();
    const refusals = async (changes: object) => (await request(organizationId, changes)).userErrors.map(({ code, field }) => [code, field]);

    expect(await refusals({ institutionId: randomUUID() })).toEqual([['NOT_FOUND', ['institutionId']]]);
    expect(await refusals({ institutionId: 'x' })).toEqual([['BAD_USER_INPUT', ['institutionId']]]);
    for (const domains of [[], ['XYZ'], Array.from({ length: 11 }, (_, index) => `E${index}`)]) expect(await refusals({ domains })).toEqual([['BAD_USER_INPUT', ['domains']]]);
    expect(await refusals({ domains: ['XYZ'], institutionId: randomUUID() })).toHaveLength(2);
  });

  it('is not asked of an institution that is closed', async () => {
    const closed = await anInstitution(registry);
    await registry.sql('UPDATE institution SET closed = true WHERE id = $1', [closed]);

    expect((await request(await anActive(), { institutionId: closed })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['institutionId'] }]);
  });

  it('is for an administrator of an active organization, as viewerCan says', async () => {
    const organizationId = await anActive();
    const input = { organizationId, institutionId: ministry, domains: ['E'] };
    expect((await call(stranger, 'requestInterestRecord', input)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    await registry.sql(`UPDATE organization SET status = 'SUSPENDED', status_reason = 'x' WHERE id = $1`, [organizationId]);

    expect((await request(organizationId)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect((await lookUp(registry, ana, organizationId))!.viewerCan['requestInterestRecord']).toMatchObject({ allowed: false, code: 'INVALID_STATE' });
  });

  it('is nothing to those who neither asked nor keep it', async () => {
    const other = aUser();
    await grantInstitutionRole(registry, idOf(other), 'CIVIL_SOCIETY_UNIT', await anInstitution(registry));
    const { id } = recordOf(await request(await anActive()));

    for (const principal of [stranger, other]) expect((await call(principal, 'confirmInterestRecord', { interestRecordId: id })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['interestRecordId'] }]);
    for (const principal of [ana, officer]) expect((await call(principal, 'confirmInterestRecord', { interestRecordId: id })).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await call(liaison, 'confirmInterestRecord', { interestRecordId: randomUUID() })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('is one for a pair, however many ask at once', async () => {
    const organizationId = await anActive();
    const payloads = await Promise.all(Array.from({ length: 20 }, () => request(organizationId)));

    expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(payloads.flatMap(({ userErrors }) => userErrors).map(({ code }) => code)).toEqual(Array(19).fill('CONFLICT'));
    expect(await registry.sql('SELECT 1 FROM interest_record WHERE organization_id = $1', [organizationId])).toHaveLength(1);
  });

  it('answers a replay as the first time and changes nothing more', async () => {
    const organizationId = await anActive();
    const [first, again] = [await request(organizationId, { idempotencyKey: 'k' }), await request(organizationId, { idempotencyKey: 'k' })];

    expect(again.interestRecord?.id).toBe(first.interestRecord?.id);
    expect((await trailOf(first.interestRecord!.id)).events).toEqual(['InterestRecordRequested']);
  });
});

describe('the record of an institution', () => {
  it('shows everybody who is in it, and its people who waits, by domain and page', async () => {
    const institutionId = await anInstitution(registry);
    const keeper = aUser();
    await grantInstitutionRole(registry, idOf(keeper), 'INSTITUTION_REPRESENTATIVE', institutionId);
    const ids: string[] = [];
    for (const domains of [['B-EDUCATION'], ['E'], ['B']]) ids.push(recordOf(await request(await anActive(), { institutionId, domains })).id);
    await call(keeper, 'confirmInterestRecord', { interestRecordId: ids[0] });

    expect((await ofInstitution(anonymous, institutionId)).nodes.map(({ id }) => id)).toEqual([ids[0]]);
    expect(await ofInstitution(anonymous, institutionId, { status: 'REQUESTED' })).toMatchObject({ totalCount: 0, nodes: [] });
    expect((await ofInstitution(keeper, institutionId, { domain: 'B' })).nodes.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect((await ofInstitution(officer, institutionId, { status: 'REQUESTED' })).nodes.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
    const first = await ofInstitution(keeper, institutionId, { first: 2 });
    const rest = await ofInstitution(keeper, institutionId, { first: 2, after: first.pageInfo.endCursor });
    expect([first.totalCount, ...[...first.nodes, ...rest.nodes].map(({ id }) => id)]).toEqual([3, ...ids]);
  });
});

describe('an interest record and the end of its organization', () => {
  const another = async (): Promise<string> => anInstitution(registry);
  const moved = async (principal: Principal, operation: string, input: object) => expect((await mutate(registry, principal, operation, input)).userErrors).toEqual([]);

  it.each([
    ['withdraws', 'Organizația s-a retras.', (organizationId: string) => moved(ana, 'withdrawOrganization', { organizationId })],
    [
      'is struck off',
      'Organizația a fost radiată.',
      async (organizationId: string) => {
        await moved(officer, 'recordDissolution', { organizationId, reason: 'Hotărârea adunării' });
        await moved(officer, 'deregisterOrganization', { organizationId, reason: 'Radiată' });
      },
    ],
  ])('ends, waiting or standing, when it %s, each with event and audit entry', async (_how, reason, end) => {
    const organizationId = await anActive();
    const standing = recordOf(await request(organizationId));
    recordOf(await call(liaison, 'confirmInterestRecord', { interestRecordId: standing.id }));
    const waiting = recordOf(await request(organizationId, { institutionId: await another() }));
    const other = recordOf(await request(await anActive()));

    await end(organizationId);

    for (const { id } of [standing, waiting]) {
      expect(await registry.sql('SELECT status, close_reason, closed_by_side FROM interest_record WHERE id = $1', [id])).toEqual([{ status: 'ENDED', close_reason: reason, closed_by_side: 'ORGANIZATION' }]);
      const trail = await trailOf(id);
      expect(trail.events.at(-1)).toBe('InterestRecordEnded');
      expect(trail.audit.at(-1)).toMatch(/^(withdraw|deregister)Organization$/);
    }
    expect(await registry.sql('SELECT status FROM interest_record WHERE id = $1', [other.id])).toEqual([{ status: 'REQUESTED' }]);
  });

  it('stands in the chain of its organization, and in the history that its people see', async () => {
    const organizationId = await anActive();
    const { id } = recordOf(await request(organizationId));
    recordOf(await call(liaison, 'confirmInterestRecord', { interestRecordId: id }));

    expect(await registry.sql('SELECT chain_id FROM audit_entry WHERE subject_id = $1', [id])).toEqual([{ chain_id: organizationId }, { chain_id: organizationId }]);
    const history = async (principal: Principal) =>
      (await registry.ask<{ organization: { history: { nodes: readonly { action: string | null; changes: readonly { field: string }[] }[] } } }>(principal, 'query ($id: ID!) { organization(id: $id) { history { nodes { action changes { field } } } } }', { id: organizationId })).data.organization.history.nodes;
    const [seen] = await history(ana);
    expect(seen!.action).toBe('confirmInterestRecord');
    expect(seen!.changes.map(({ field }) => field)).toEqual(['confirmedAt', 'status']);
    expect((await history(anonymous)).flatMap(({ changes }) => changes.map(({ field }) => field))).not.toContain('institutionId');
    expect(await runCommand(['verify-audit'], { REGISTRY_DATABASE_URL: registry.databaseUrl }, () => {})).toMatchObject({ done: true });
  });
});
