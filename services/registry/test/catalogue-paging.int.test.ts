import { anonymous } from '@conect/auth';
import { foldText } from '@conect/kernel';
import fc from 'fast-check';
import { emptyCatalogue, listOrganizations } from './listed-organizations';
import { startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;

beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry?.stop());

const list = `query ($search: String, $sort: OrganizationSort, $first: Int, $after: String, $last: Int, $before: String) {
  organizations(search: $search, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id legalName } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string; readonly legalName: string } }[];
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

async function pageOf(variables: object): Promise<Page> {
  const { data, errors } = await registry.ask<{ organizations: Page }>(anonymous, list, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.organizations;
}

type Direction = 'forward' | 'backward';

/** Walks a whole list in pages of one size; `between` runs after each page. */
async function walk(question: object, direction: Direction, size: number, between: () => Promise<void> = async () => {}): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: Page = await pageOf({ ...question, ...(direction === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor }) });
    const ids = page.edges.map(({ node }) => node.id);
    if (direction === 'forward') found.push(...ids);
    else found.unshift(...ids);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (direction === 'forward' ? !hasNextPage : !hasPreviousPage) return found;
    cursor = direction === 'forward' ? endCursor : startCursor;
    await between();
  }
}

describe('pages of the catalogue', () => {
  it('tell where they stand', async () => {
    await emptyCatalogue(registry);
    await listOrganizations(registry, ['A', 'B', 'C', 'D'].map((legalName) => ({ legalName })));

    const first = await pageOf({ first: 2 });
    const rest = await pageOf({ first: 2, after: first.pageInfo.endCursor });
    const back = await pageOf({ last: 3 });

    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false, endCursor: first.edges[1]!.cursor });
    expect(rest.edges.map(({ node }) => node.legalName)).toEqual(['C', 'D']);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(back.edges.map(({ node }) => node.legalName)).toEqual(['B', 'C', 'D']);
    expect(back.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(await pageOf({ first: 0 })).toMatchObject({ edges: [], pageInfo: { hasNextPage: true, startCursor: null } });
  });

  it.each(['NAME_ASC', 'NAME_DESC', 'REGISTERED_NEWEST', 'RELEVANCE'])(
    'lose and repeat nothing in %s while organizations come between two pages',
    async (sort) => {
      await emptyCatalogue(registry);
      const names = Array.from({ length: 25 }, (_, at) => `Verde ${String.fromCharCode(65 + at)}`);
      const before = await listOrganizations(registry, names.map((legalName, at) => ({ legalName, registeredOn: `2020-01-${10 + (at % 20)}` })));
      let count = 0;
      const insertEverywhere = async () => {
        count += 1;
        await listOrganizations(registry, [
          { legalName: `AAA verde ${count}`, registeredOn: '2001-01-01' },
          { legalName: `Verde ${String.fromCharCode(65 + count)}${count}`, registeredOn: `2020-01-1${count}` },
          { legalName: `Zzz verdele ${count}`, registeredOn: '2024-01-01' },
        ]);
      };

      const seen = await walk({ sort, ...(sort === 'RELEVANCE' ? { search: 'verde' } : {}) }, 'forward', 4, insertEverywhere);

      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter((id) => !seen.includes(id))).toEqual([]);
    },
  );
});

/** The distance that swaps count one in, for a beginning of the word when asked. */
function isOneTypoAway(typed: string, word: string, asBeginning: boolean): boolean {
  const meant = asBeginning ? [typed.length - 1, typed.length, typed.length + 1].map((length) => word.slice(0, length)) : [word];
  return meant.some((text) => distance(typed, text) <= 1);
}

function distance(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, row) => Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)));
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1;
      const swap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      table[row]![column] = Math.min(
        table[row - 1]![column]! + 1,
        table[row]![column - 1]! + 1,
        table[row - 1]![column - 1]! + differs,
        swap ? table[row - 2]![column - 2]! + 1 : Infinity,
      );
    }
  }
  return table[one.length]![other.length]!;
}

/** The rank by the rules of the schema, written a second time and naively; null when it does not match. */
function rankOf(search: string, name: string): number | null {
  const typed = foldText(search).split(' ');
  const words = foldText(name).split(' ');
  const core = (text: string) => foldText(text).replace(/^(asociatia|asociatie|fundatia|fundatie|federatia|uniunea) /, '');
  const every = (test: (one: string, word: string) => boolean) => typed.every((one) => words.some((word) => test(one, word)));
  if (every((one, word) => one === word)) return core(search) === core(name) ? 0 : 1;
  if (every((one, word) => word.startsWith(one))) return 2;
  const forgiving = (asBeginning: boolean) =>
    every((one, word) => word.startsWith(one) || (one.length >= 5 && isOneTypoAway(one, word, asBeginning)));
  if (forgiving(false)) return 3;
  return forgiving(true) ? 4 : null;
}

describe('paging through the catalogue', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'ș', 'T'), { minLength: 2, maxLength: 7 }).map((all) => all.join(''));
  const word = fc.oneof(fc.constantFrom('Verde', 'VERDEAȚA', 'vedre', 'Asociația', 'Casa', 'Țarnița', 'tarnita'), letters);
  const text = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((words) => words.join(' '));

  it('equals one sorted list, in every order, direction and page size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text(4), { minLength: 1, maxLength: 25 }),
        text(2),
        fc.constantFrom('RELEVANCE', 'NAME_ASC', 'NAME_DESC'),
        fc.constantFrom<Direction>('forward', 'backward'),
        fc.integer({ min: 1, max: 9 }),
        async (names, search, sort, direction, size) => {
          await emptyCatalogue(registry);
          const ids = await listOrganizations(registry, names.map((legalName) => ({ legalName })));
          const sign = sort === 'NAME_DESC' ? -1 : 1;
          const expected = names
            .map((name, at) => ({ id: ids[at]!, key: foldText(name), rank: rankOf(search, name) }))
            .filter(({ rank }) => rank !== null)
            .map((one) => ({ ...one, rank: sort === 'RELEVANCE' ? one.rank! : 0 }))
            .sort((one, other) => one.rank - other.rank || sign * (compare(one.key, other.key) || compare(one.id, other.id)))
            .map(({ id }) => id);

          expect(await walk({ search, sort }, direction, size)).toEqual(expected);
        },
      ),
      { seed: 20_261_124, numRuns: 60 },
    );
  });
});

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
