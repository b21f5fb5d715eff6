import { anonymous, type Principal } from '@conect/auth';
import { aUser } from '@conect/testing';
import { claim, acceptedClaim, anImported, mutateClaim } from './claims';
import { accepted, anOrganizationIn, mutate } from './operations';
import { grantRole, startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
const applicant = aUser();
const officer = aUser();
const member = aUser();
const stranger = aUser();
const idOf = (principal: Principal): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly action: string | null;
  readonly actor: { readonly id: string } | null;
  readonly changes: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
}

interface History {
  readonly totalCount: number;
  readonly nodes: readonly Entry[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const historyFields = 'totalCount nodes { id at action actor { id } changes { field before after } } pageInfo { hasNextPage endCursor }';

async function historyOf(principal: Principal, id: string, page = 'first: 100'): Promise<History> {
  const { data, errors } = await registry.ask<{ organization: { history: History } | null }>(principal, `query ($id: ID!) { organization(id: $id) { history(${page}) { ${historyFields} } } }`, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.organization!.history;
}

const fieldsOf = ({ nodes }: History): string[] => [...new Set(nodes.flatMap(({ changes }) => changes.map(({ field }) => field)))].toSorted();

async function anActive(): Promise<string> {
  const id = await anOrganizationIn(registry, 'ACTIVE', { applicant, officer });
  await grantRole(registry, idOf(member), 'NGO_ADMIN', id);
  return id;
}

describe('the history of an organization', () => {
  it('shows the public what changed in public fields since it became public, and nobody', async () => {
    const id = await anActive();
    accepted(await mutate(registry, member, 'updateOrganization', { organizationId: id, website: 'https://verde.exemplu.ro', contactPhone: '0264123456', shortName: 'ATV' }));

    for (const viewer of [anonymous, stranger]) {
      const { nodes } = await historyOf(viewer, id);
      expect(nodes).toMatchObject([
        {
          action: null,
          actor: null,
          changes: [
            { field: 'contactPhone', before: null, after: '[personal]' },
            { field: 'shortName', before: null, after: 'ATV' },
            { field: 'website', before: null, after: 'https://verde.exemplu.ro/' },
          ],
        },
        { action: null, actor: null, changes: expect.arrayContaining([{ field: 'status', before: null, after: 'ACTIVE' }]) },
      ]);
      expect(JSON.stringify(nodes)).not.toMatch(/IN_REVIEW|decidedBy|applicantId|legalRepresentative|0264/);
    }
  });

  it('shows members who did what from the beginning, but not which officer examined it, and SGG that too', async () => {
    const id = await anActive();

    const seen = await historyOf(member, id);
    const all = await historyOf(officer, id);

    expect(seen.nodes.map(({ action, actor }) => [action, actor?.id])).toEqual([
      ['approveOrganization', idOf(officer)],
      ['startOrganizationReview', idOf(officer)],
      ['submitOrganization', idOf(applicant)],
      ...seen.nodes.slice(3).map(({ action }) => [action, idOf(applicant)]),
    ]);
    expect(seen.nodes.at(-1)!.action).toBe('createOrganization');
    expect(fieldsOf(all)).toContain('reviewerId');
    expect(fieldsOf(seen)).not.toContain('reviewerId');
    expect(fieldsOf(seen)).toEqual(expect.arrayContaining(['submittedAt', 'applicantId']));
  });

  it('no longer shows contacts of one that has ended', async () => {
    const id = await anActive();
    accepted(await mutate(registry, member, 'updateOrganization', { organizationId: id, website: 'https://verde.exemplu.ro' }));
    accepted(await mutate(registry, member, 'withdrawOrganization', { organizationId: id }));

    expect(fieldsOf(await historyOf(anonymous, id))).not.toContain('website');
    expect(fieldsOf(await historyOf(member, id))).toContain('website');
  });

  it('keeps claims, and what only the register says, from everybody but SGG', async () => {
    const id = await anImported(registry);
    const made = acceptedClaim(await claim(registry, stranger, id));
    acceptedClaim(await mutateClaim(registry, officer, 'decideClaim', { claimId: made.id, decision: 'ACCEPT' }));
    await grantRole(registry, idOf(member), 'NGO_ADMIN', id);

    const all = await historyOf(officer, id);
    expect(fieldsOf(all)).toEqual(expect.arrayContaining(['claimantId', 'message']));
    expect(JSON.stringify(all)).not.toContain('O conduc');
    expect(fieldsOf(await historyOf(member, id))).not.toContain('claimantId');
    expect(fieldsOf(await historyOf(anonymous, id))).not.toContain('claimantId');
  });

  it('is given page by page, and refuses a forged cursor', async () => {
    const id = await anActive();
    const whole = await historyOf(member, id);
    const pages: Entry[] = [];
    for (let after = ''; ; ) {
      const page = await historyOf(member, id, `first: 2${after}`);
      pages.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }

    expect(pages).toEqual(whole.nodes);
    expect(whole.totalCount).toBe(pages.length);
    const last = await historyOf(member, id, 'last: 2');
    expect(last.nodes).toEqual(whole.nodes.slice(-2));
    expect((await historyOf(anonymous, id)).totalCount).toBe(1);
    const forged = Buffer.from('["organization-history", "1"]').toString('base64url');
    const { errors } = await registry.ask(anonymous, `query ($id: ID!) { organization(id: $id) { history(after: "${forged}") { nodes { id } } } }`, { id });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
  });

  it('of many organizations is read in one statement', async () => {
    const ids = [await anActive(), await anActive(), await anActive()];
    const ask = async (some: readonly string[]): Promise<number> => {
      const before = registry.statementCount();
      const { errors } = await registry.ask(anonymous, `{ ${some.map((id, place) => `o${place}: organization(id: "${id}") { history { totalCount nodes { id changes { field } } } }`).join(' ')} }`);
      expect(errors).toBeUndefined();
      return registry.statementCount() - before;
    };

    expect(await ask(ids)).toBe(await ask(ids.slice(0, 1)));
  });
});

describe('registryAuditEntries', () => {
  interface Found {
    readonly registryAuditEntries: { readonly nodes: readonly (Entry & { readonly subjectType: string; readonly subjectId: string })[]; readonly totalCount: number; readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } };
  }
  const query = `query ($filter: RegistryAuditFilter, $first: Int, $after: String, $last: Int) { registryAuditEntries(filter: $filter, first: $first, after: $after, last: $last) {
    nodes { id at recordedAt action actor { id } subjectType subjectId requestId changes { field before after } } totalCount pageInfo { endCursor hasNextPage } } }`;
  const search = (variables: object, principal: Principal = officer) => registry.ask<Found>(principal, query, variables);

  it('is for administrators of SGG alone', async () => {
    const id = await anActive();
    await grantRole(registry, idOf(stranger), 'SGG_ANALYST');

    for (const viewer of [applicant, member, stranger]) expect((await search({ filter: { organizationId: id } }, viewer)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await search({}, anonymous)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('finds by organization, subject, actor, operation and time, all of them together', async () => {
    const id = await anActive();
    const count = async (filter: object): Promise<number> => (await search({ filter })).data.registryAuditEntries.totalCount;
    const { nodes } = (await search({ filter: { organizationId: id } })).data.registryAuditEntries;
    const approval = nodes[0]!;

    expect(approval).toMatchObject({ action: 'approveOrganization', actor: { id: idOf(officer) }, subjectType: 'organization', subjectId: id });
    expect(await count({ subjectId: id })).toBe(nodes.length);
    expect(await count({ subjectId: id, actorId: idOf(officer) })).toBe(2);
    expect(await count({ subjectId: id, actorId: idOf(officer), actions: ['approveOrganization', 'submitOrganization'] })).toBe(1);
    expect(await count({ subjectId: id, subjectTypes: ['claim'] })).toBe(0);
    expect(await count({ subjectId: id, from: approval.at })).toBe(1);
    expect(await count({ subjectId: id, until: approval.at })).toBe(nodes.length - 1);
    expect(await count({ subjectId: id, actions: [] })).toBe(nodes.length);
    expect((await search({ filter: { subjectId: 'nobody' } })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter' } }]);
  });

  it('is given page by page from both ends', async () => {
    const filter = { organizationId: await anActive() };
    const whole = (await search({ filter })).data.registryAuditEntries.nodes;
    const first = (await search({ filter, first: 2 })).data.registryAuditEntries;
    const rest = (await search({ filter, first: 100, after: first.pageInfo.endCursor })).data.registryAuditEntries;
    const last = (await search({ filter, last: 1 })).data.registryAuditEntries;

    expect(first.pageInfo.hasNextPage).toBe(true);
    expect([...first.nodes, ...rest.nodes]).toEqual(whole);
    expect(last.nodes).toEqual(whole.slice(-1));
  });
});
