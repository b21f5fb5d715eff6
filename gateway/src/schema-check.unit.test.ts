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
  it('passes what is as published', () => {
    expect(check(published)).toEqual({ breaking: [], outOfDate: false });
  });

  it('lets a new field in, and asks for the file to follow', () => {
    expect(check(published.replace('name: String', 'name: String more: Int'))).toEqual({ breaking: [], outOfDate: true });
  });

  it.each([
    ['a field that goes', published.replace('name: String', '')],
    ['a field of another type', published.replace('name: String', 'name: Int')],
    ['an argument that must be given', published.replace('name: String', 'name(a: Int!): String')],
    ['a deprecated field without a date', published.replace(/old: String @deprecated\(reason: "Use name."\)/, '')],
  ])('refuses %s', (_what, sdl) => {
    expect(check(sdl, { today: '2030-01-01' }).breaking).toHaveLength(1);
  });

  it('lets a deprecated field go from its day on and not before', () => {
    const without = published.replace(/title: String @deprecated\(.*?01\."\)/, '');

    expect(check(without, { today: '2027-02-28' }).breaking).toEqual(['FIELD_REMOVED: Query.title was removed.']);
    expect(check(without, { today: '2027-03-01' }).breaking).toEqual([]);
  });

  it('refuses what a known operation needs, also before the first publication', () => {
    const operations = [{ file: 'a.graphql', source: 'query A { gone }' }];

    expect(check(published, { operations, publishedSdl: null }).breaking).toEqual(['operations/a.graphql: Cannot query field "gone" on type "Query".']);
  });
});
