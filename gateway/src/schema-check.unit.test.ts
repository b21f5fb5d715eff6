import { checkSchema } from './schema-check';

const published = 'type Query { name: String title: String @deprecated(reason: "Use name. Goes on 2027-03-01.") old: String @deprecated(reason: "Use name.") }';
interface Case {
  readonly today?: string;
  readonly operations?: readonly { readonly file: string; readonly source: string }[];
  readonly publishedSdl?: string | null;
}
const check = (composedSdl: string, { today = '2026-01-01', operations = [], publishedSdl = published }: Case = {}) =>
  checkSchema({ publishedSdl, composedSdl, operations, today: new Date(`${today}T12:00:00Z`) });

describe('checkSchema', () => {
  it('passes what is as published', async () => {
    expect(await check(published)).toEqual({ breaking: [], dangerous: [], outOfDate: false });
  });

  it('lets a new field in, and asks for the file to follow', async () => {
    expect(await check(published.replace('name: String', 'name: String more: Int'))).toEqual({ breaking: [], dangerous: [], outOfDate: true });
  });

  it.each([
    ['a field that goes', published.replace('name: String', '')],
    ['a field of another type', published.replace('name: String', 'name: Int')],
    ['an argument that must be given', published.replace('name: String', 'name(a: Int!): String')],
    ['a deprecated field without a date', published.replace(/old: String @deprecated\(reason: "Use name."\)/, '')],
  ])('refuses %s', async (_what, sdl) => {
    expect((await check(sdl, { today: '2030-01-01' })).breaking).toHaveLength(1);
  });

  it('lets a deprecated field go from its day on and not before', async () => {
    const without = published.replace(/title: String @deprecated\(.*?01\."\)/, '');

    expect((await check(without, { today: '2027-02-28' })).breaking).toEqual(["Query.title: Field 'title' (deprecated) was removed from object type 'Query'"]);
    expect((await check(without, { today: '2027-03-01' })).breaking).toEqual([]);
  });

  it('refuses what a known operation needs, also before the first publication', async () => {
    const operations = [{ file: 'a.graphql', source: 'query A { gone }' }];

    expect((await check(published, { operations, publishedSdl: null })).breaking).toEqual(['operations/a.graphql: Cannot query field "gone" on type "Query".']);
  });

  it('shows what a client may stumble over without refusing it', async () => {
    const verdict = await check('type Query { kind: Kind } enum Kind { A B }', { publishedSdl: 'type Query { kind: Kind } enum Kind { A }' });

    expect(verdict).toEqual({ breaking: [], dangerous: ["Kind.B: Enum value 'B' was added to enum 'Kind'"], outOfDate: true });
  });
});
