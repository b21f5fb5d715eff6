import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { registryEvents } from '@conect/events';
import { aUser } from '@conect/testing';
import { anOrganizationIn, lookUp } from './operations';
import { anInstitution, grantInstitutionRole, grantRole, startRegistry, type TestRegistry } from './registry';

interface SeenMember {
  readonly organization: { readonly id: string } | null;
  readonly expert: { readonly id: string } | null;
  readonly expertise: string | null;
}
interface SeenCommunity {
  readonly id: string;
  readonly name: string;
  readonly closedAt: string | null;
  readonly members: { readonly totalCount: number; readonly nodes: readonly SeenMember[] };
  readonly viewerCan: { readonly close: { readonly allowed: boolean; readonly code: string | null } };
}
interface CommunityPayload {
  readonly community: SeenCommunity | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

const fields = 'id name(locale: RO) domain { code } createdAt closedAt members { totalCount nodes { organization { id } expert { id } expertise } } viewerCan { close { allowed code } }';
let registry: TestRegistry;
let organizationId: string;
const ana = aUser();
const editor = aUser();
const officer = aUser();
const official = aUser();
const expert = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  await grantInstitutionRole(registry, idOf(official), 'TRANSPARENCY_OFFICER', await anInstitution(registry));
  organizationId = await anOrganizationIn(registry, 'ACTIVE', { applicant: ana, officer });
  await grantRole(registry, idOf(ana), 'NGO_ADMIN', organizationId);
  await grantRole(registry, idOf(editor), 'NGO_EDITOR', organizationId);
});
afterAll(() => registry?.stop());

async function call(principal: Principal, operation: string, input: object): Promise<CommunityPayload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { community { ${fields} } userErrors { code field message } } }`;
  const answer = await registry.ask<Readonly<Record<string, CommunityPayload>>>(principal, query, { input });
  if (answer.errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(answer.errors)}`);
  return answer.data[operation]!;
}
const communityOf = ({ community, userErrors }: CommunityPayload): SeenCommunity => {
  if (community === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return community;
};
const aCommunity = async (domain = 'E') => communityOf(await call(officer, 'createExpertiseCommunity', { domain, name: { ro: 'Calitatea aerului', en: 'Air quality' } })).id;
const join = (principal: Principal, communityId: string, input: object = { expertise: 'Modelarea poluării' }) => call(principal, 'joinExpertiseCommunity', { communityId, ...input });
const membersSeenBy = async (principal: Principal, id: string): Promise<readonly SeenMember[]> =>
  (await registry.ask<{ expertiseCommunity: SeenCommunity }>(principal, `query ($id: ID!) { expertiseCommunity(id: $id) { ${fields} } }`, { id })).data.expertiseCommunity.members.nodes;
const codesOf = ({ userErrors }: CommunityPayload) => userErrors.map(({ code, field }) => [code, ...(field ?? [])]);

describe('a community of expertise', () => {
  it('is founded and closed by SGG alone, in a known domain, with a name in both languages', async () => {
    const input = { domain: 'E', name: { ro: 'Ape', en: 'Waters' } };
    expect(codesOf(await call(ana, 'createExpertiseCommunity', input))).toEqual([['FORBIDDEN']]);
    expect(codesOf(await call(officer, 'createExpertiseCommunity', { domain: 'XYZ', name: { ro: '', en: ' ' } }))).toEqual([
      ['BAD_USER_INPUT', 'domain'],
      ['BAD_USER_INPUT', 'name', 'ro'],
      ['BAD_USER_INPUT', 'name', 'en'],
    ]);

    const community = communityOf(await call(officer, 'createExpertiseCommunity', input));
    expect(community).toMatchObject({ name: 'Ape', closedAt: null, members: { totalCount: 0 }, viewerCan: { close: { allowed: true } } });
    expect(codesOf(await call(official, 'closeExpertiseCommunity', { communityId: community.id }))).toEqual([['FORBIDDEN']]);
    expect(communityOf(await call(officer, 'closeExpertiseCommunity', { communityId: community.id }))).toMatchObject({ closedAt: expect.any(String) as string, viewerCan: { close: { code: 'INVALID_STATE' } } });
    expect((await call(officer, 'closeExpertiseCommunity', { communityId: community.id })).userErrors).toMatchObject([{ code: 'INVALID_STATE', message: 'Not possible in the present state: closed community.' }]);
  });

  it('shows its organizations to everybody, its experts to officials and to whoever is in it', async () => {
    const id = await aCommunity();
    communityOf(await join(editor, id, { organizationId }));
    communityOf(await join(expert, id));

    for (const principal of [anonymous, stranger]) expect(await membersSeenBy(principal, id)).toEqual([{ organization: { id: organizationId }, expert: null, expertise: null }]);
    for (const principal of [officer, official, ana, expert]) {
      expect(await membersSeenBy(principal, id)).toEqual([
        { organization: { id: organizationId }, expert: null, expertise: null },
        { organization: null, expert: { id: idOf(expert) }, expertise: 'Modelarea poluării' },
      ]);
    }
    await call(expert, 'leaveExpertiseCommunity', { communityId: id });
    expect(await membersSeenBy(expert, id)).toHaveLength(1);
  });

  it('is joined once, left, and joined again, each told by ids alone', async () => {
    const id = await aCommunity();
    await join(expert, id);
    expect(codesOf(await join(expert, id))).toEqual([['CONFLICT', 'communityId']]);
    communityOf(await call(expert, 'leaveExpertiseCommunity', { communityId: id }));
    expect(codesOf(await call(expert, 'leaveExpertiseCommunity', { communityId: id }))).toEqual([['NOT_FOUND', 'communityId']]);
    communityOf(await join(expert, id));
    communityOf(await call(officer, 'closeExpertiseCommunity', { communityId: id }));
    expect(codesOf(await join(ana, id, { organizationId }))).toEqual([['INVALID_STATE']]);
    communityOf(await call(expert, 'leaveExpertiseCommunity', { communityId: id }));

    const events = await registry.sql<{ name: string; version: number; value: string }>(
      `SELECT split_part(headers->>'ce_type', '.', 5) AS name, (headers->>'ce_aggregateversion')::int AS version, value::text AS value FROM outbox WHERE key = $1 ORDER BY position`,
      [id],
    );
    const names = ['Created', 'Joined', 'Left', 'Joined', 'Closed', 'Left'].map((what) => `ExpertiseCommunity${what}`);
    expect(events.map(({ name, version }) => [name, version])).toEqual(names.map((name, index) => [name, index + 1]));
    for (const { name, value } of events) {
      expect(value).not.toContain('Modelarea');
      const data: unknown = JSON.parse(value);
      expect(registryEvents.find((contract) => contract.name === name)!.data.parse(data)).toEqual(data);
    }
    expect(await registry.sql('SELECT 1 FROM audit_entry WHERE subject_id = $1', [id])).toHaveLength(6);
  });

  it('is joined by an active organization through who edits for it, as viewerCan says, and by a person with a field', async () => {
    const id = await aCommunity();
    expect(codesOf(await join(stranger, id, { organizationId }))).toEqual([['FORBIDDEN']]);
    expect(codesOf(await call(stranger, 'leaveExpertiseCommunity', { communityId: id, organizationId }))).toEqual([['FORBIDDEN']]);
    expect(codesOf(await join(ana, id, { organizationId: randomUUID() }))).toEqual([['NOT_FOUND', 'organizationId']]);
    expect(codesOf(await join(expert, id, {}))).toEqual([['BAD_USER_INPUT', 'expertise']]);
    expect(codesOf(await join(expert, randomUUID()))).toEqual([['NOT_FOUND', 'communityId']]);
    expect((await lookUp(registry, editor, organizationId))!.viewerCan['joinExpertiseCommunity']).toMatchObject({ allowed: true });

    const dissolving = await anOrganizationIn(registry, 'DISSOLVING', { applicant: ana, officer });
    await grantRole(registry, idOf(ana), 'NGO_ADMIN', dissolving);
    expect(codesOf(await join(ana, id, { organizationId: dissolving }))).toEqual([['INVALID_STATE']]);
  });

  it('has nobody twice, however many join at once', async () => {
    const id = await aCommunity();
    const payloads = await Promise.all(Array.from({ length: 20 }, () => join(ana, id, { organizationId })));

    expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array(19).fill('CONFLICT'));
  });
});

describe('the list', () => {
  it('goes by domain and by state, page by page', async () => {
    const [whole, part, closed] = [await aCommunity('B'), await aCommunity('B-EDUCATION'), await aCommunity('B')];
    await call(officer, 'closeExpertiseCommunity', { communityId: closed });
    const list = async (filter: object | null, page: object = {}) => {
      const query = 'query ($filter: ExpertiseCommunityFilter, $first: Int, $after: String) { expertiseCommunities(filter: $filter, first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor } } }';
      return (await registry.ask<{ expertiseCommunities: { totalCount: number; nodes: readonly { id: string }[]; pageInfo: { endCursor: string } } }>(anonymous, query, { filter, ...page })).data.expertiseCommunities;
    };
    const idsOf = ({ nodes }: { readonly nodes: readonly { readonly id: string }[] }) => nodes.map(({ id }) => id);

    expect(idsOf(await list({ domain: 'B' }))).toEqual([whole, part, closed]);
    expect(idsOf(await list({ domain: 'B-EDUCATION' }))).toEqual([part]);
    expect(idsOf(await list({ domain: 'B', isClosed: false }))).toEqual([whole, part]);
    expect(idsOf(await list({ domain: 'B', isClosed: true }))).toEqual([closed]);
    const first = await list({ domain: 'B' }, { first: 2 });
    expect([first.totalCount, ...idsOf(await list({ domain: 'B' }, { first: 2, after: first.pageInfo.endCursor }))]).toEqual([3, closed]);
  });
});
