import { anonymous } from '@conect/auth';
import { encodeCursor } from '@conect/kernel';
import { Client } from 'pg';
import { listOrganizations } from './listed-organizations';
import { startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
const names = Array.from({ length: 60 }, (_, at) => `Asociația Verde ${at}`);

beforeAll(async () => {
  registry = await startRegistry();
  await listOrganizations(
    registry,
    names.map((legalName) => ({ legalName, countyCode: 'CJ', localityCode: '54984', purpose: 'Numele unei persoane', domains: ['B-EDUCATION', 'E-ANIMALS'] })),
  );
});
afterAll(() => registry?.stop());

const list = `query ($filter: OrganizationFilter, $search: String, $sort: OrganizationSort, $first: Int, $after: String, $last: Int, $before: String) {
  organizations(filter: $filter, search: $search, sort: $sort, first: $first, after: $after, last: $last, before: $before) { totalCount }
}`;
const id = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001';

describe('a malformed argument is a coded error that names it', () => {
  it.each<[object, string, string]>([
    [{ first: 101 }, 'LIMIT_EXCEEDED', 'first'],
    [{ last: 101 }, 'LIMIT_EXCEEDED', 'last'],
    [{ first: -1 }, 'BAD_USER_INPUT', 'first'],
    [{ first: 1, last: 1 }, 'BAD_USER_INPUT', 'last'],
    [{ after: 'forged' }, 'BAD_USER_INPUT', 'after'],
    [{ after: '' }, 'BAD_USER_INPUT', 'after'],
    [{ before: 'x'.repeat(5000) }, 'BAD_USER_INPUT', 'before'],
    [{ after: encodeCursor('organizations NAME_ASC', ['a', 'no id']) }, 'BAD_USER_INPUT', 'after'],
    [{ after: encodeCursor('organizations NAME_ASC', [7, id]) }, 'BAD_USER_INPUT', 'after'],
    [{ after: encodeCursor('organizations NAME_DESC', ['a', id]) }, 'BAD_USER_INPUT', 'after'],
    [{ sort: 'REGISTERED_NEWEST', after: encodeCursor('organizations REGISTERED_NEWEST', ['2026-02-31x', id]) }, 'BAD_USER_INPUT', 'after'],
    [{ sort: 'REGISTERED_NEWEST', after: encodeCursor('organizations REGISTERED_NEWEST', ['2026-13-01', id]) }, 'BAD_USER_INPUT', 'after'],
    [{ search: 'a', after: encodeCursor('organizations RELEVANCE', [9, 'a', id]) }, 'BAD_USER_INPUT', 'after'],
    [{ search: 'x'.repeat(201) }, 'BAD_USER_INPUT', 'search'],
    [{ search: 'x'.repeat(20_000) }, 'BAD_USER_INPUT', 'search'],
    [{ search: 'a\0b' }, 'BAD_USER_INPUT', 'search'],
    [{ search: 'a\ud800b' }, 'BAD_USER_INPUT', 'search'],
    [{ filter: { countyCodes: ['CJ', 'XX'] } }, 'BAD_USER_INPUT', 'filter.countyCodes'],
    [{ filter: { countyCodes: ['\0'] } }, 'BAD_USER_INPUT', 'filter.countyCodes'],
    [{ filter: { localityCodes: ['54975'] } }, 'BAD_USER_INPUT', 'filter.localityCodes'],
    [{ filter: { domains: ['\ud800'] } }, 'BAD_USER_INPUT', 'filter.domains'],
    [{ filter: { countyCodes: Array(101).fill('CJ') } }, 'LIMIT_EXCEEDED', 'filter.countyCodes'],
    [{ filter: { statuses: Array(101).fill('ACTIVE') } }, 'LIMIT_EXCEEDED', 'filter.statuses'],
  ])('organizations %j: %s %s', async (variables, code, argument) => {
    const { errors } = await registry.ask(anonymous, list, variables);

    expect(errors?.map(({ extensions }) => extensions)).toEqual([expect.objectContaining({ code, argument })]);
  });

  it.each([
    ['organization(id: "7") { id }', 'BAD_USER_INPUT', 'id'],
    [String.raw`organization(id: "\u0000") { id }`, 'BAD_USER_INPUT', 'id'],
    ['organizationByCui(cui: "12345678") { id }', 'BAD_USER_INPUT', 'cui'],
    ['organizationByCui(cui: "abc") { id }', 'BAD_USER_INPUT', 'cui'],
    ['suggestOrganizations(prefix: "a", first: 101) { id }', 'LIMIT_EXCEEDED', 'first'],
    ['suggestOrganizations(prefix: "a", first: -1) { id }', 'BAD_USER_INPUT', 'first'],
    [String.raw`suggestOrganizations(prefix: "a\u0000") { id }`, 'BAD_USER_INPUT', 'prefix'],
    ['localities(first: 101) { totalCount }', 'LIMIT_EXCEEDED', 'first'],
    ['localities(countyCode: "ZZ") { totalCount }', 'BAD_USER_INPUT', 'countyCode'],
    [`localities(search: "${'x'.repeat(201)}") { totalCount }`, 'BAD_USER_INPUT', 'search'],
    ['localities(after: "forged") { totalCount }', 'BAD_USER_INPUT', 'after'],
    [`localities(after: "${encodeCursor('localities', [1, 2])}") { totalCount }`, 'BAD_USER_INPUT', 'after'],
  ])('%s: %s %s', async (field, code, argument) => {
    const { errors } = await registry.ask(anonymous, `{ ${field} }`);

    expect(errors?.map(({ extensions }) => extensions)).toEqual([expect.objectContaining({ code, argument })]);
  });

  it('what does not exist is null, not an error', async () => {
    const { data, errors } = await registry.ask(
      anonymous,
      `{ organization(id: "${id}") { id } organizationByCui(cui: "4221306") { id } county(code: "ZZ") { name } locality(code: "54975") { name } activityDomain(code: "Z") { code } }`,
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({ organization: null, organizationByCui: null, county: null, locality: null, activityDomain: null });
  });
});

describe('the catalogue', () => {
  const fields = `id status statusSince source type legalName shortName cui nationalRegisterNumber court { code name } courtRegisterNumber
    registeredOn isBranch publicUtilityStatus county { id code name } locality { code name type unit { code name } county { name } }
    registeredAddress domains { domain { code name section { code } } isPrimary isProposed } primaryDomain { code } purpose
    description { text locale } website contactEmail contactPhone createdAt updatedAt`;

  it.each([
    ['a list', (first: number) => `{ organizations(first: ${first}) { edges { cursor node { ${fields} } } pageInfo { endCursor } } }`],
    ['a search', (first: number) => `{ organizations(search: "verde asociata", first: ${first}) { nodes { ${fields} } } }`],
    ['suggestions', (first: number) => `{ suggestOrganizations(prefix: "verde", first: ${first}) { ${fields} } }`],
  ])('reads %s with all public fields by one statement, and one for released purposes, however long', async (_what, query) => {
    const sent = jest.spyOn(Client.prototype, 'query');
    try {
      const counts: number[] = [];
      for (const first of [2, 50]) {
        sent.mockClear();
        const { data, errors } = await registry.ask(anonymous, query(first));
        expect(errors).toBeUndefined();
        expect(JSON.stringify(data).match(/"legalName"/g)).toHaveLength(first);
        counts.push(sent.mock.calls.length);
      }
      expect(counts).toEqual([2, 2]);
    } finally {
      sent.mockRestore();
    }
  });

  it('counts only when asked', async () => {
    const sent = jest.spyOn(Client.prototype, 'query');
    try {
      const { data } = await registry.ask<{ organizations: { totalCount: number } }>(anonymous, '{ organizations(first: 1, search: "verde") { totalCount nodes { legalName } } }');

      expect(data.organizations.totalCount).toBe(names.length);
      expect(sent).toHaveBeenCalledTimes(2);
    } finally {
      sent.mockRestore();
    }
  });

  it('keeps to itself what nobody has claimed: purpose and address may hold personal data', async () => {
    const { data } = await registry.ask<{ organizations: { nodes: unknown } }>(anonymous, '{ organizations(first: 1) { nodes { purpose registeredAddress } } }');

    expect(data.organizations.nodes).toEqual([{ purpose: null, registeredAddress: null }]);
  });
});

describe('the reference data', () => {
  it('are served with their names in the language asked for', async () => {
    const { data } = await registry.ask<Record<'counties' | 'activityDomains' | 'courts', readonly unknown[]> & { readonly localities: unknown }>(
      anonymous,
      `{ counties { id code name } activityDomains { code name ro: name(locale: RO) domains { code } } courts { code }
         localities(countyCode: "CJ", search: "CLUJ-NAPOCA", first: 1) { nodes { code name county { code } unit { code } } totalCount } }`,
    );

    expect(data.counties).toHaveLength(42);
    expect(data.counties).toContainEqual({ id: 'CJ', code: 'CJ', name: 'Cluj' });
    expect(data.activityDomains).toHaveLength(12);
    expect(data.activityDomains[1]).toMatchObject({ code: 'B', name: 'Education services', ro: 'Servicii de educație' });
    expect(data.courts).toHaveLength(242);
    expect(data.localities).toEqual({ nodes: [{ code: '54984', name: 'Cluj-Napoca', county: { code: 'CJ' }, unit: { code: '54975' } }], totalCount: 1 });
  });

  it('are entities that other services can point at by code', async () => {
    const { data } = await registry.ask<{ _entities: unknown }>(
      anonymous,
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on County { name } ... on Locality { name } ... on ActivityDomain { code } } }',
      {
        of: [
          { __typename: 'County', id: 'B' },
          { __typename: 'Locality', id: '54984' },
          { __typename: 'ActivityDomain', id: 'E' },
          { __typename: 'County', id: 'ZZ' },
        ],
      },
    );

    expect(data._entities).toEqual([{ name: 'București' }, { name: 'Cluj-Napoca' }, { code: 'E' }, null]);
  });
});
