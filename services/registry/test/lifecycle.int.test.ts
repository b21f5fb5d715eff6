import { aUser } from '@conect/testing';
import { lifecycle, type LifecycleState } from '../src/organization/domain/lifecycle';
import { aCui, accepted, anOrganization, anOrganizationIn, extraInputOf, lookUp, mutate, type ReachableStatus } from './operations';
import { grantRole, startRegistry, uploadStatute, type TestRegistry } from './registry';

let registry: TestRegistry;
const applicant = aUser();
const administrator = aUser();
const editor = aUser();
const officer = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

/** A registration brought to a state, with its people as identity would have named them. */
async function anOrganizationAt(state: LifecycleState): Promise<string> {
  const status = state === 'STALE' ? 'ACTIVE' : (state as ReachableStatus);
  const organizationId = await anOrganizationIn(registry, status, { applicant, officer }, { cui: aCui(), contactEmail: 'contact@example.org', purpose: 'Mediu' });
  if (state === 'STALE') await registry.sql('UPDATE organization SET is_stale = true WHERE id = $1', [organizationId]);
  await grantRole(registry, idOf(administrator), 'NGO_ADMIN', organizationId);
  await grantRole(registry, idOf(editor), 'NGO_EDITOR', organizationId);
  return organizationId;
}

const lastEventOf = async (organizationId: string) => {
  const [row] = await registry.sql(
    `SELECT split_part(headers->>'ce_type', '.', 5) AS name, headers->>'ce_actorid' AS "actorId", (headers->>'ce_aggregateversion')::int AS version
     FROM outbox WHERE key = $1 ORDER BY position DESC LIMIT 1`,
    [organizationId],
  );
  return row;
};
const lastAuditOf = async (organizationId: string) => {
  const [row] = await registry.sql<{ action: string }>('SELECT action, actor_id AS "actorId" FROM audit_entry WHERE subject_id = $1 ORDER BY id DESC LIMIT 1', [organizationId]);
  return row;
};
const principals = { APPLICANT: applicant, NGO_ADMIN: administrator, SGG_ADMIN: officer } as const;
// The edges of claims are walked in claims.int.test.ts, those of the register in register-import.int.test.ts, the badge in stale-organizations.int.test.ts.
const byMutation = lifecycle.filter(({ actor, from, to }) => actor in principals && ![from, to].includes('NONE') && from !== 'CLAIM_PENDING');

describe('the life of an organization', () => {
  it.each(byMutation.map((edge) => [`${edge.from} -> ${edge.to} by ${edge.by}`, edge] as const))('walks %s, with its event and its audit entry', async (_name, edge) => {
    const principal = principals[edge.actor as keyof typeof principals];
    const organizationId = await anOrganizationAt(edge.from);
    const [before] = await registry.sql<{ version: number }>('SELECT version FROM organization WHERE id = $1', [organizationId]);

    const organization = accepted(await mutate(registry, principal, edge.by, { organizationId, ...extraInputOf(edge.by) }));

    expect(organization['status']).toBe(edge.to);
    expect(await lastEventOf(organizationId)).toEqual({ name: edge.event, actorId: idOf(principal), version: before!.version + 1 });
    expect(await lastAuditOf(organizationId)).toEqual({ action: edge.by, actorId: idOf(principal) });
  });
});

const states = ['ACTIVE', 'STALE', 'SUSPENDED', 'DISSOLVING', 'DEREGISTERED', 'WITHDRAWN'] as const;
const people = { administrator, editor, officer, stranger };
type Person = keyof typeof people;
const mutations = {
  update: 'updateOrganization',
  confirm: 'confirmOrganization',
  withdraw: 'withdrawOrganization',
  suspend: 'suspendOrganization',
  reactivate: 'reactivateOrganization',
  recordDissolution: 'recordDissolution',
  deregister: 'deregisterOrganization',
} as const;
type Action = keyof typeof mutations;
const all = (code: string, others: Partial<Record<Action, string>> = {}): Record<Action, string> => ({
  ...(Object.fromEntries(Object.keys(mutations).map((action) => [action, code])) as Record<Action, string>),
  ...others,
});
const own = (code: string, others: Partial<Record<Action, string>> = {}) => all('FORBIDDEN', { update: code, confirm: code, withdraw: code, ...others });
const official = (others: Partial<Record<Action, string>>) =>
  all('FORBIDDEN', { suspend: 'INVALID_STATE', reactivate: 'INVALID_STATE', recordDissolution: 'INVALID_STATE', deregister: 'INVALID_STATE', ...others });
const editorWho = (code: string) => all('FORBIDDEN', { update: code });

/** What each person meets in each state: `ok` or the code. Written by hand from domain 2.9, not from the code. */
const expected: Readonly<Record<Person, Readonly<Record<(typeof states)[number], Record<Action, string>>>>> = {
  administrator: {
    ACTIVE: own('ok'),
    STALE: own('ok'),
    SUSPENDED: own('INVALID_STATE'),
    DISSOLVING: own('INVALID_STATE', { update: 'ok' }),
    DEREGISTERED: own('INVALID_STATE'),
    WITHDRAWN: own('INVALID_STATE'),
  },
  editor: {
    ACTIVE: editorWho('ok'),
    STALE: editorWho('ok'),
    SUSPENDED: editorWho('INVALID_STATE'),
    DISSOLVING: editorWho('ok'),
    DEREGISTERED: editorWho('INVALID_STATE'),
    WITHDRAWN: editorWho('INVALID_STATE'),
  },
  officer: {
    ACTIVE: official({ suspend: 'ok', recordDissolution: 'ok' }),
    STALE: official({ suspend: 'ok', recordDissolution: 'ok' }),
    SUSPENDED: official({ reactivate: 'ok' }),
    DISSOLVING: official({ deregister: 'ok' }),
    DEREGISTERED: official({}),
    WITHDRAWN: official({}),
  },
  stranger: Object.fromEntries(states.map((state) => [state, all('FORBIDDEN')])) as Record<(typeof states)[number], Record<Action, string>>,
};

const cases = (Object.keys(people) as Person[]).flatMap((person) => states.map((state) => [person, state] as const));

describe.each(cases)('the %s of an organization that is %s', (person, state) => {
  it('meets exactly what the state machine says, as viewerCan promised', async () => {
    let organizationId = await anOrganizationAt(state);
    for (const action of Object.keys(mutations) as Action[]) {
      const promised = (await lookUp(registry, people[person], organizationId))!.viewerCan[action]!;
      const input = { organizationId, ...(action === 'update' ? { website: 'https://example.org/' } : {}), ...extraInputOf(mutations[action]) };
      const before = await lastEventOf(organizationId);

      const payload = await mutate(registry, people[person], mutations[action], input);

      const outcome = payload.userErrors[0]?.code ?? 'ok';
      expect([action, outcome]).toEqual([action, expected[person][state][action]]);
      expect([action, promised.allowed ? 'ok' : promised.code]).toEqual([action, outcome]);
      if (outcome === 'ok') organizationId = await anOrganizationAt(state);
      else expect(await lastEventOf(organizationId)).toEqual(before);
    }
  });
});

describe('a suspension', () => {
  it('gives editing back when it ends', async () => {
    const organizationId = await anOrganizationAt('SUSPENDED');
    const edit = () => mutate(registry, editor, 'updateOrganization', { organizationId, website: 'https://example.org/' });
    expect((await edit()).userErrors).toMatchObject([{ code: 'INVALID_STATE', message: expect.stringContaining('suspended') as string }]);

    accepted(await mutate(registry, officer, 'reactivateOrganization', { organizationId }));

    expect(accepted(await edit())['website']).toBe('https://example.org/');
  });
});

describe('a reason', () => {
  it.each(['suspendOrganization', 'recordDissolution'])('is needed by %s', async (operation) => {
    const organizationId = await anOrganizationAt('ACTIVE');

    const { userErrors } = await mutate(registry, officer, operation, { organizationId, reason: '  ' });

    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['reason'] }]);
  });

  it('is read by its people and SGG, and by nobody else', async () => {
    const organizationId = await anOrganizationAt('SUSPENDED');
    const reasonFor = async (principal: typeof officer) => (await lookUp(registry, principal, organizationId))?.['statusReason'];

    expect(await reasonFor(editor)).toBe('Nobody answers at its address.');
    expect(await reasonFor(officer)).toBe('Nobody answers at its address.');
    expect(await reasonFor(stranger)).toBeNull();
  });
});

describe('a tombstone', () => {
  it.each(['DEREGISTERED', 'WITHDRAWN'] as const)('of what is %s says who it was, its status and since when, and no contact', async (state) => {
    const organizationId = await anOrganizationAt(state);

    expect(await lookUp(registry, stranger, organizationId)).toMatchObject({
      status: state,
      statusSince: expect.any(String) as string,
      legalName: 'Asociația Țarnița Verde',
      contactEmail: null,
      purpose: null,
    });
    expect(await lookUp(registry, editor, organizationId)).toMatchObject({ contactEmail: 'contact@example.org', purpose: 'Mediu' });
  });

  it('is in no list, unless the struck-off are asked for; the suspended stay listed', async () => {
    const [deregistered, withdrawn, suspended] = [await anOrganizationAt('DEREGISTERED'), await anOrganizationAt('WITHDRAWN'), await anOrganizationAt('SUSPENDED')];
    const listed = async (filter: object): Promise<readonly string[]> => {
      const query = 'query ($filter: OrganizationFilter) { organizations(first: 100, filter: $filter, sort: REGISTERED_NEWEST) { nodes { id } } }';
      const { data } = await registry.ask<{ organizations: { nodes: readonly { id: string }[] } }>(stranger, query, { filter });
      return data.organizations.nodes.map(({ id }) => id);
    };

    const byDefault = await listed({});

    expect([deregistered, withdrawn, suspended].filter((id) => byDefault.includes(id))).toEqual([suspended]);
    expect(await listed({ statuses: ['DEREGISTERED'] })).toContain(deregistered);
    expect(await listed({ statuses: ['WITHDRAWN'] })).not.toContain(withdrawn);
  });

  it('leaves the CUI to a new registration', async () => {
    const cui = aCui();
    const organizationId = await anOrganizationIn(registry, 'WITHDRAWN', { applicant, officer }, { cui });
    const statute = await uploadStatute(registry, applicant);
    const { id } = accepted(await mutate(registry, applicant, 'createOrganization', anOrganization({ cui, documents: { statute } })));

    expect(accepted(await mutate(registry, applicant, 'submitOrganization', { organizationId: id })).status).toBe('SUBMITTED');
    expect(id).not.toBe(organizationId);
  });
});

describe('twenty simultaneous decisions', () => {
  it.each([
    ['approveOrganization', 'IN_REVIEW', 'OrganizationApproved'],
    ['suspendOrganization', 'ACTIVE', 'OrganizationSuspended'],
    ['deregisterOrganization', 'DISSOLVING', 'OrganizationDeregistered'],
  ] as const)('%s are one, with one event', async (operation, status, event) => {
    const organizationId = await anOrganizationAt(status);

    const payloads = await Promise.all(Array.from({ length: 20 }, () => mutate(registry, officer, operation, { organizationId, ...extraInputOf(operation) })));

    expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(payloads.filter(({ userErrors }) => userErrors[0]?.code === 'INVALID_STATE')).toHaveLength(19);
    expect(await registry.sql(`SELECT 1 AS one FROM outbox WHERE key = $1 AND headers->>'ce_type' LIKE '%' || $2`, [organizationId, event])).toHaveLength(1);
  });
});
