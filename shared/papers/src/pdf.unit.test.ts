import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
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

interface Node {
  readonly role?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

interface ReadPdf {
  readonly info: Readonly<Record<string, string>>;
  readonly metadata: string;
  readonly pages: readonly { readonly items: readonly { readonly str?: string; readonly type?: string; readonly tag?: string; readonly id?: string | null }[]; readonly tree: Node | null }[];
}

function read(bytes: Buffer): ReadPdf {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, '../test/read-pdf.mjs')], { input: bytes, encoding: 'utf8', maxBuffer: 100_000_000 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as ReadPdf;
}

const write = (rows: Table['rows']) => buffer(writePdf({ columns, rows }, facts));
const rolesOf = ({ role, children = [] }: Node): unknown => (children.some((child) => child.role !== undefined) ? [role, ...children.filter((child) => child.role !== undefined).map(rolesOf)] : role);

/** The text of each kind of marked content on a page: `TD` and so on, decoration as `Artifact`. */
function textsOf(page: ReadPdf['pages'][number], tag: string): string[] {
  const texts: string[] = [];
  let open = '';
  for (const item of page.items) {
    if (item.type?.startsWith('beginMarkedContent') === true) open = item.tag!;
    if (item.type?.startsWith('beginMarkedContent') === true && open === tag) texts.push('');
    if (item.str !== undefined && open === tag) texts[texts.length - 1] += `${item.str} `;
  }
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

test('another program reads every letter of Romanian, composed or not, and what no font has as a sign that something is missing', async () => {
  const { pages } = read(await write([['art. 1', pangram, 's\u0326i 漢\tx\u0007y']]));

  expect(textsOf(pages[0]!, 'TD')).toEqual(['art. 1', pangram, 'și \ufffd xy']);
});

test('a screen reader finds title, language, headings and cells', async () => {
  const { info, metadata, pages } = read(await write([['art. 1', 'text', 'preluată'], ['art. 2', 'alt text', '']]));

  expect(info).toMatchObject({ Title: facts.title, Language: 'ro-RO', CreationDate: 'D:20260302100000Z' });
  expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(rolesOf(pages[0]!.tree!)).toEqual(['Root', ['Document', 'H1', 'P', ['Table', ['THead', ['TR', 'TH', 'TH', 'TH']], ['TBody', ['TR', 'TD', 'TD', 'TD'], ['TR', 'TD', 'TD', 'TD']]]]]);
  expect(textsOf(pages[0]!, 'TH')).toEqual(['Articol', 'Propunere', 'Decizie']);
});

test('a row that is longer than a page goes on, under headings that are decoration, in the same cell', async () => {
  const words = Array.from({ length: 2_000 }, (_, place) => `cuvânt${place}`).join(' ');

  const { pages } = read(await write([['art. 1', words, 'preluată']]));

  expect(pages.length).toBeGreaterThan(2);
  expect(pages.map((page) => textsOf(page, 'TD').at(page === pages[0] ? 1 : 0)).join(' ')).toBe(words);
  expect(textsOf(pages[1]!, 'Artifact')).toEqual(['Pagina 2', 'Articol Propunere Decizie']);
  expect(textsOf(pages[1]!, 'TH')).toEqual([]);
});

test('a word that is wider than its column is parted, and nothing of it is lost', async () => {
  const word = 'https://exemplu.gov.ro/'.repeat(40);

  const { pages } = read(await write([['art. 1', word, '']]));

  expect(textsOf(pages[0]!, 'TD')[1]!.replaceAll(' ', '')).toBe(word);
});

test('the same table gives the same bytes', async () => {
  const rows = [['art. 1', pangram, 'preluată']];

  expect(await write(rows)).toEqual(await write(rows));
});

test('a table without rows has its headings', async () => {
  const { pages } = read(await write([]));

  expect(textsOf(pages[0]!, 'TH')).toEqual(['Articol', 'Propunere', 'Decizie']);
});
