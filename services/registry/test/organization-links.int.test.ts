import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { registryEvents } from '@conect/events';
import { aUser } from '@conect/testing';
import { anOrganizationIn, extraInputOf, lookUp, mutate } from './operations';
import { grantRole, startRegistry, type TestRegistry } from './registry';

interface SeenLink {
  readonly id: string;
  readonly status: string;
  readonly closeReason: string | null;
  readonly viewerCan: Readonly<Record<'confirm' | 'refuse' | 'end', { readonly allowed: boolean; readonly code: string | null }>>;
}
interface LinkPayload {
  readonly link: SeenLink | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}
interface LinkPage {
  readonly totalCount: number;
  readonly nodes: readonly SeenLink[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null };
}

const fields = `id kind status parent { id } member { id } requestedBy requestedAt since closedAt closedBy closeReason
  viewerCan { confirm { allowed code } refuse { allowed code } end { allowed code } }`;
const page = `totalCount nodes { ${fields} } pageInfo { hasNextPage startCursor endCursor }`;
let registry: TestRegistry;
const officer = aUser();
const ana = aUser();
const dan = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

/** An active organization of this legal form, and who administers it. */
async function anActive(administrator: ReturnType<typeof aUser>, type = 'ASSOCIATION', legalName = 'Asociația Țarnița Verde'): Promise<string> {
  const id = await anOrganizationIn(registry, 'ACTIVE', { applicant: administrator, officer }, { type, legalName });
  await grantRole(registry, idOf(administrator), 'NGO_ADMIN', id);
  return id;
}

async function ask<Data>(principal: Principal, query: string, variables: object = {}): Promise<Data> {
  const answer = await registry.ask<Data>(principal, query, variables);
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

async function call(principal: Principal, operation: string, input: object): Promise<LinkPayload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  return (await ask<Readonly<Record<string, LinkPayload>>>(principal, `mutation ($input: ${type}!) { ${operation}(input: $input) { link { ${fields} } userErrors { code field message } } }`, { input }))[operation]!;
}
const linkOf = ({ link, userErrors }: LinkPayload): SeenLink => {
  if (link === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return link;
};
const codesOf = ({ userErrors }: LinkPayload) => userErrors.map(({ code, field }) => [code, ...(field ?? [])]);
const link = (principal: Principal, kind: string, parentId: string, memberId: string, changes: object = {}) => call(principal, 'linkOrganizations', { kind, parentId, memberId, ...changes });
const confirm = (principal: Principal, linkId: string) => call(principal, 'confirmOrganizationLink', { linkId });
const end = (principal: Principal, linkId: string, reason = 'Nu mai lucrăm împreună.') => call(principal, 'endOrganizationLink', { linkId, reason });
const listed = async (principal: Principal, id: string, variables: object = {}) =>
  (
    await ask<{ organization: { links: LinkPage } }>(
      principal,
      `query ($id: ID!, $kind: OrganizationLinkKind, $side: OrganizationLinkSide, $status: OrganizationLinkStatus, $first: Int, $after: String, $last: Int, $before: String) {
        organization(id: $id) { links(kind: $kind, side: $side, status: $status, first: $first, after: $after, last: $last, before: $before) { ${page} } } }`,
      { id, ...variables },
    )
  ).organization.links;
const idsOf = ({ nodes }: LinkPage) => nodes.map(({ id }) => id);
const trailOf = async (id: string) => ({
  events: await registry.sql<{ name: string; version: number; value: string }>(
    `SELECT split_part(headers->>'ce_type', '.', 5) AS name, (headers->>'ce_aggregateversion')::int AS version, value::text AS value FROM outbox WHERE key = $1 ORDER BY position`,
    [id],
  ),
  audit: (await registry.sql<{ action: string }>(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [id])).map(({ action }) => action),
});

describe('a link', () => {
  it('is asked for by one side, confirmed by the other and ended by either, each step told and kept', async () => {
    const [federation, association] = [await anActive(dan, 'FEDERATION'), await anActive(ana)];
    const asked = linkOf(await link(ana, 'FEDERATION_MEMBERSHIP', federation, association));
    expect(asked).toMatchObject({ status: 'PENDING', requestedBy: 'MEMBER', since: null, parent: { id: federation }, member: { id: association }, viewerCan: { confirm: { code: 'FORBIDDEN' }, end: { allowed: true } } });
    for (const principal of [anonymous, stranger]) expect([...(await listed(principal, association)).nodes, ...(await listed(principal, federation)).nodes]).toEqual([]);
    for (const principal of [ana, dan, officer]) expect(idsOf(await listed(principal, association))).toEqual([asked.id]);

    expect(linkOf(await confirm(dan, asked.id))).toMatchObject({ status: 'CONFIRMED', since: expect.any(String) as string });
    expect((await listed(anonymous, federation, { side: 'PARENT', kind: 'FEDERATION_MEMBERSHIP' })).nodes).toMatchObject([{ id: asked.id, member: { id: association }, viewerCan: { end: { code: 'UNAUTHENTICATED' } } }]);
    expect(codesOf(await end(dan, asked.id, ' '))).toEqual([['BAD_USER_INPUT', 'reason']]);
    expect(linkOf(await end(dan, asked.id))).toMatchObject({ status: 'ENDED', closedBy: 'PARENT', closeReason: 'Nu mai lucrăm împreună.' });
    expect((await listed(anonymous, federation)).totalCount).toBe(0);

    const { events, audit } = await trailOf(asked.id);
    expect(events.map(({ name, version }) => [name, version])).toEqual([['OrganizationLinkRequested', 1], ['OrganizationLinkConfirmed', 2], ['OrganizationLinkEnded', 3]]);
    for (const { name, value } of events) expect(registryEvents.find((contract) => contract.name === name)!.data.parse(JSON.parse(value))).toEqual(JSON.parse(value));
    expect(audit).toEqual(['linkOrganizations', 'confirmOrganizationLink', 'endOrganizationLink']);
    expect(linkOf(await link(dan, 'FEDERATION_MEMBERSHIP', federation, association))).toMatchObject({ status: 'PENDING', requestedBy: 'PARENT' });
  });

  it('is refused with a reason that both read, and taken back by who asked', async () => {
    const [federation, association] = [await anActive(dan, 'FEDERATION'), await anActive(ana)];
    const first = linkOf(await link(ana, 'FEDERATION_MEMBERSHIP', federation, association));
    expect(codesOf(await end(dan, first.id))).toEqual([['INVALID_STATE']]);
    linkOf(await call(dan, 'refuseOrganizationLink', { linkId: first.id, reason: 'Nu ați plătit cotizația.' }));
    expect((await listed(ana, association)).nodes).toMatchObject([{ status: 'REFUSED', closeReason: 'Nu ați plătit cotizația.' }]);

    const second = linkOf(await link(ana, 'FEDERATION_MEMBERSHIP', federation, association));
    expect(linkOf(await end(ana, second.id))).toMatchObject({ status: 'ENDED', closedBy: 'MEMBER' });
    expect((await confirm(dan, second.id)).userErrors).toMatchObject([{ code: 'INVALID_STATE', message: 'Not possible in the present state: ended link.' }]);
  });

  it('is for administrators of active organizations that fit, and nothing to others', async () => {
    const [federation, association, branch] = [await anActive(dan, 'FEDERATION'), await anActive(ana), await anActive(ana, 'BRANCH')];
    expect(codesOf(await link(stranger, 'NETWORK_MEMBERSHIP', federation, association))).toEqual([['FORBIDDEN']]);
    expect(codesOf(await link(ana, 'FEDERATION_MEMBERSHIP', federation, branch))).toEqual([['BAD_USER_INPUT', 'memberId']]);
    expect(codesOf(await link(ana, 'BRANCH', association, association))).toEqual([['BAD_USER_INPUT', 'memberId']]);
    expect(codesOf(await link(ana, 'NETWORK_MEMBERSHIP', randomUUID(), association))).toEqual([['NOT_FOUND', 'parentId']]);
    expect(codesOf(await link(ana, 'NETWORK_MEMBERSHIP', 'x', 'y'))).toEqual([['BAD_USER_INPUT', 'parentId'], ['BAD_USER_INPUT', 'memberId']]);
    const { id } = linkOf(await link(ana, 'FEDERATION_MEMBERSHIP', federation, association));
    expect(codesOf(await confirm(stranger, id))).toEqual([['NOT_FOUND', 'linkId']]);
    expect(codesOf(await confirm(officer, id))).toEqual([['FORBIDDEN']]);
    expect(codesOf(await confirm(dan, randomUUID()))).toEqual([['NOT_FOUND', 'linkId']]);
    expect((await lookUp(registry, ana, association))!.viewerCan['linkOrganizations']).toMatchObject({ allowed: true });

    await registry.sql(`UPDATE organization SET status = 'SUSPENDED', status_reason = 'x' WHERE id = $1`, [association]);
    expect(codesOf(await confirm(dan, id))).toEqual([['INVALID_STATE']]);
    expect(codesOf(await link(ana, 'NETWORK_MEMBERSHIP', federation, association))).toEqual([['INVALID_STATE']]);
    expect(codesOf(await link(dan, 'NETWORK_MEMBERSHIP', federation, association))).toEqual([['INVALID_STATE', 'memberId']]);
    expect((await lookUp(registry, ana, association))!.viewerCan['linkOrganizations']).toMatchObject({ allowed: false, code: 'INVALID_STATE' });
  });

  it('gives a branch one mother organization, whoever else asks, and confirms nothing that no longer fits', async () => {
    const [mother, other, branch] = [await anActive(ana), await anActive(dan), await anActive(ana, 'BRANCH')];
    const [own, foreign] = [linkOf(await link(ana, 'BRANCH', mother, branch)), linkOf(await link(dan, 'BRANCH', other, branch))];
    linkOf(await confirm(ana, own.id));

    expect(codesOf(await confirm(ana, foreign.id))).toEqual([['CONFLICT', 'linkId']]);
    expect(codesOf(await link(ana, 'BRANCH', mother, branch))).toEqual([['CONFLICT', 'memberId']]);
    await end(ana, own.id);
    await registry.sql(`UPDATE organization SET type = 'INFORMAL_GROUP' WHERE id = $1`, [other]);
    expect((await confirm(ana, foreign.id)).userErrors).toMatchObject([{ code: 'INVALID_STATE', message: 'Not possible in the present state: link that no longer fits the legal forms.' }]);
  });

  it('ends with an organization that ends, told in the same transaction', async () => {
    const [federation, association, waiting, branch] = [await anActive(dan, 'FEDERATION'), await anActive(ana), await anActive(ana), await anActive(dan, 'BRANCH')];
    const held = linkOf(await link(ana, 'FEDERATION_MEMBERSHIP', federation, association)).id;
    await confirm(dan, held);
    const pending = linkOf(await link(ana, 'FEDERATION_MEMBERSHIP', federation, waiting)).id;
    const own = linkOf(await link(dan, 'BRANCH', federation, branch)).id;
    await confirm(dan, own);

    for (const operation of ['recordDissolution', 'deregisterOrganization']) expect((await mutate(registry, officer, operation, { organizationId: federation, ...extraInputOf(operation) })).userErrors).toEqual([]);

    expect((await listed(ana, association)).nodes).toMatchObject([{ id: held, status: 'ENDED', closedBy: null, closeReason: null }]);
    for (const id of [held, pending, own]) expect((await trailOf(id)).events.at(-1)).toMatchObject({ name: 'OrganizationLinkEnded' });
    expect((await trailOf(held)).audit.at(-1)).toBe('deregisterOrganization');
    // A branch whose mother organization has ended may have another one.
    const mother = await anActive(dan);
    const { id } = linkOf(await link(dan, 'BRANCH', mother, branch));
    linkOf(await confirm(dan, id));
    expect((await mutate(registry, dan, 'withdrawOrganization', { organizationId: mother })).userErrors).toEqual([]);
    expect((await trailOf(id)).events.at(-1)).toMatchObject({ name: 'OrganizationLinkEnded' });
  });
});

describe('at the same time', () => {
  it('one of twenty requests, and one of twenty confirmations, is accepted; a replay answers as the first time', async () => {
    const [federation, association] = [await anActive(dan, 'FEDERATION'), await anActive(ana)];
    const asked = await Promise.all(Array.from({ length: 20 }, (_, index) => link(index % 2 === 0 ? ana : dan, 'FEDERATION_MEMBERSHIP', federation, association)));
    const accepted = asked.filter(({ userErrors }) => userErrors.length === 0);
    expect(accepted).toHaveLength(1);
    expect(asked.flatMap(({ userErrors }) => userErrors).map(({ code }) => code)).toEqual(Array(19).fill('CONFLICT'));

    const { id } = linkOf(accepted[0]!);
    const other = (await listed(ana, association)).nodes[0]!.viewerCan.confirm.allowed ? ana : dan;
    const confirmations = await Promise.all(Array.from({ length: 20 }, () => confirm(other, id)));
    expect(confirmations.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect((await trailOf(id)).events.map(({ name }) => name)).toEqual(['OrganizationLinkRequested', 'OrganizationLinkConfirmed']);

    const again = { idempotencyKey: 'k', linkId: id, reason: 'x' };
    expect([await call(ana, 'endOrganizationLink', again), await call(ana, 'endOrganizationLink', again)]).toMatchObject([{ link: { status: 'ENDED' } }, { link: { status: 'ENDED' } }]);
  });

  it('a confirmation and an end leave one outcome, and so do a confirmation and a deregistration', async () => {
    const [federation, association] = [await anActive(dan, 'FEDERATION'), await anActive(ana)];
    for (let round = 0; round < 3; round += 1) {
      const { id } = linkOf(await link(ana, 'FEDERATION_MEMBERSHIP', federation, association));
      const [confirmed, ended] = await Promise.all([confirm(dan, id), end(ana, id)]);
      expect(ended.userErrors).toEqual([]);
      expect((await trailOf(id)).events.map(({ name }) => name)).toEqual(
        confirmed.userErrors.length === 0 ? ['OrganizationLinkRequested', 'OrganizationLinkConfirmed', 'OrganizationLinkEnded'] : ['OrganizationLinkRequested', 'OrganizationLinkEnded'],
      );
    }
    const { id } = linkOf(await link(ana, 'FEDERATION_MEMBERSHIP', federation, association));
    await Promise.all([confirm(dan, id), mutate(registry, ana, 'withdrawOrganization', { organizationId: association })]);
    expect((await listed(dan, federation, { status: 'CONFIRMED' })).totalCount).toBe(0);
    expect((await trailOf(id)).events.at(-1)?.name).toBe('OrganizationLinkEnded');
  });

  it('confirmations of different pairs never close a circle together', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => anActive(ana)));
    for (let round = 0; round < 8; round += 1) {
      const around = (await Promise.all(ids.map((id, index) => link(ana, 'NETWORK_MEMBERSHIP', id, ids[(index + 1) % 4]!)))).map((payload) => linkOf(payload).id);
      for (const id of [around[0]!, around[2]!]) linkOf(await confirm(ana, id));
      // These two have no organization in common, whose row would part them.
      const confirmations = await Promise.all([confirm(ana, around[1]!), confirm(ana, around[3]!)]);

      expect(confirmations.flatMap(codesOf)).toEqual([['CONFLICT', 'linkId']]);
      for (const id of around) linkOf(await end(ana, id));
    }
    const top = await anActive(ana);
    linkOf(await confirm(ana, linkOf(await link(ana, 'NETWORK_MEMBERSHIP', top, ids[0]!)).id));
    expect(codesOf(await link(ana, 'NETWORK_MEMBERSHIP', ids[0]!, top))).toEqual([['CONFLICT', 'memberId']]);
  });
});

describe('the list', () => {
  it('goes by kind, side and state, page by page in both directions', async () => {
    const network = await anActive(ana);
    const above = await anActive(ana);
    const members: string[] = [];
    for (let number = 0; number < 3; number += 1) members.unshift(linkOf(await link(ana, 'NETWORK_MEMBERSHIP', network, await anActive(ana))).id);
    const upwards = linkOf(await link(ana, 'NETWORK_MEMBERSHIP', above, network)).id;
    await confirm(ana, members[0]!);

    expect(idsOf(await listed(ana, network))).toEqual([upwards, ...members]);
    expect(idsOf(await listed(ana, network, { side: 'PARENT' }))).toEqual(members);
    expect(idsOf(await listed(ana, network, { side: 'MEMBER' }))).toEqual([upwards]);
    expect(idsOf(await listed(ana, network, { status: 'CONFIRMED' }))).toEqual([members[0]]);
    expect(await listed(ana, network, { kind: 'BRANCH' })).toMatchObject({ totalCount: 0, nodes: [] });
    const first = await listed(ana, network, { first: 3 });
    expect([first.totalCount, first.pageInfo.hasNextPage]).toEqual([4, true]);
    expect(idsOf(await listed(ana, network, { first: 3, after: first.pageInfo.endCursor }))).toEqual([members[2]]);
    expect(idsOf(await listed(ana, network, { last: 2, before: first.pageInfo.endCursor }))).toEqual([upwards, members[0]]);
    expect(idsOf(await listed(anonymous, network))).toEqual([members[0]]);
    const entities = async (principal: Principal) => (await ask<{ _entities: unknown[] }>(principal, 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on OrganizationLink { id } } }', { r: members.map((id) => ({ __typename: 'OrganizationLink', id })) }))._entities;
    expect(await entities(anonymous)).toEqual([{ id: members[0] }, null, null]);
    expect(await entities(ana)).toHaveLength(3);
  });

  it('of many organizations costs as many statements as of one', async () => {
    const federation = await anActive(dan, 'FEDERATION');
    for (const number of [1, 2, 3]) await confirm(dan, linkOf(await link(ana, 'FEDERATION_MEMBERSHIP', federation, await anActive(ana, 'ASSOCIATION', `Asociația Numărătoarea ${number}`))).id);
    const statementsFor = async (first: number): Promise<number> => {
      const before = registry.statementCount();
      const { organizations } = await ask<{ organizations: { nodes: readonly { links: LinkPage }[] } }>(anonymous, `query ($first: Int) { organizations(search: "numaratoarea", first: $first) { nodes { links(first: 5) { ${page} } } } }`, { first });
      expect(organizations.nodes.map(({ links }) => links.totalCount)).toEqual(Array(first).fill(1));
      return registry.statementCount() - before;
    };

    const alone = await statementsFor(1);
    expect(await statementsFor(3)).toBe(alone);
  });
});
