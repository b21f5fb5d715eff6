import { createMiniSearch, querySetsOf, recallOf } from './search-names';

it('types what somebody would, in three spellings and with a typo', () => {
  const { comma, cedilla, plain, typo } = querySetsOf(['ASOCIAȚIA „Școala Țării” de mâine', 'FUNDAȚIA']);

  expect([comma, cedilla, plain, typo].map((queries) => queries.map(({ text }) => text))).toEqual([['Școala Țării mâin'], ['Şcoala Ţării mâin'], ['scoala tarii main'], ['Șcala Țării mâin']]);
});

it('counts the queries that find their name among the first ten', async () => {
  const queries = ['Unu', 'Doi', 'Trei', 'Patru'].map((name) => ({ name, text: name }));

  expect(await recallOf(queries, async (text) => (text === 'Trei' ? [] : [...Array.from({ length: 9 }, () => 'x'), text.toUpperCase()]))).toBe(0.75);
  expect(await recallOf(queries, async (text) => [...Array.from({ length: 10 }, () => 'x'), text])).toBe(0);
});

it('finds by the library whatever the spelling, with one typo', async () => {
  const find = createMiniSearch(['Asociația Școala Mare', 'Fundația Casa']);

  for (const text of ['şcoala', 'scoala ma', 'SCOLA']) expect(await find(text)).toEqual(['Asociația Școala Mare']);
  expect(await find('scxxla')).toEqual([]);
});
