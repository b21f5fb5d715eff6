import { buffer } from 'node:stream/consumers';
import { readPdf, rolesOf, textsOf } from '../test/pdf-reading';
import { writePdf } from './pdf';
import type { Table } from './table';

const columns = [
  { heading: 'Articol', width: 10 },
  { heading: 'Propunere', width: 50 },
  { heading: 'Decizie', width: 15 },
];
const facts = {
  title: 'Tabel centralizator: școli și țări',
  language: 'ro-RO',
  createdAt: new Date('2026-03-02T10:00:00Z'),
  notes: ['Ministerul Educației'],
  pageLabel: (page: number) => `Pagina ${page}`,
};
const pangram = 'Mușcata țâșnește în gârla înghețată; ĂÂÎȘȚ „ăâîșț” – şţ 100 €';

const write = (rows: Table['rows']) => buffer(writePdf({ columns, rows }, facts));

test('another program reads every letter of Romanian, composed or not, and what no font has as a sign that something is missing', async () => {
  const { pages } = readPdf(await write([['art. 1', pangram, 's\u0326i 漢\tx\u0007y']]));

  expect(textsOf(pages[0]!, 'TD')).toEqual(['art. 1', pangram, 'și \ufffd xy']);
});

test('a screen reader finds title, language, headings and cells', async () => {
  const { info, metadata, pages } = readPdf(await write([['art. 1', 'text', 'preluată'], ['art. 2', 'alt text', '']]));

  expect(info).toMatchObject({ Title: facts.title, Language: 'ro-RO', CreationDate: 'D:20260302100000Z' });
  expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(rolesOf(pages[0]!.tree!)).toEqual(['Root', ['Document', 'H1', 'P', ['Table', ['THead', ['TR', 'TH', 'TH', 'TH']], ['TBody', ['TR', 'TD', 'TD', 'TD'], ['TR', 'TD', 'TD', 'TD']]]]]);
  expect(textsOf(pages[0]!, 'TH')).toEqual(['Articol', 'Propunere', 'Decizie']);
});

test('a row that is longer than a page goes on, under headings that are decoration, in the same cell', async () => {
  const words = Array.from({ length: 2_000 }, (_, place) => `cuvânt${place}`).join(' ');

  const { pages } = readPdf(await write([['art. 1', words, 'preluată']]));

  expect(pages.length).toBeGreaterThan(2);
  expect(pages.map((page) => textsOf(page, 'TD').at(page === pages[0] ? 1 : 0)).join(' ')).toBe(words);
  expect(textsOf(pages[1]!, 'Artifact')).toEqual(['Pagina 2', 'Articol Propunere Decizie']);
  expect(textsOf(pages[1]!, 'TH')).toEqual([]);
});

test('a word that is wider than its column is parted, and nothing of it is lost', async () => {
  const word = 'https://exemplu.gov.ro/'.repeat(40);

  const { pages } = readPdf(await write([['art. 1', word, '']]));

  expect(textsOf(pages[0]!, 'TD')[1]!.replaceAll(' ', '')).toBe(word);
});

test('the same table gives the same bytes', async () => {
  const rows = [['art. 1', pangram, 'preluată']];

  expect(await write(rows)).toEqual(await write(rows));
});

test('a table without rows has its headings', async () => {
  const { pages } = readPdf(await write([]));

  expect(textsOf(pages[0]!, 'TH')).toEqual(['Articol', 'Propunere', 'Decizie']);
});

test('a title in which there is markup is text in the metadata, and the fonts list no letters but those they hold', async () => {
  const bytes = await buffer(writePdf({ columns, rows: [['art. 1', pangram, '']] }, { ...facts, title: '<i>Școli</i> & țări' }));

  expect(readPdf(bytes).info).toMatchObject({ Title: '<i>Școli</i> & țări' });
  expect(readPdf(bytes).metadata).toContain('&lt;i&gt;Școli&lt;/i&gt; &amp; țări');
  expect(bytes.includes('/CIDSet')).toBe(false);
});
