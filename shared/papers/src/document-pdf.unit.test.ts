import { buffer } from 'node:stream/consumers';
import { everyBlock, pangram, paperOf, qrText, saidBy } from '../test/documents';
import { readPdf, rolesOf, spokenOf, textsOf, type ReadPage, type TreeNode } from '../test/pdf-reading';
import { readQr } from '../test/qr-reading';
import { writeDocumentPdf } from './document-pdf';
import type { Block, PaperDocument } from './paper-document';
import { qrModules } from './qr-modules';

const write = (blocks: readonly Block[], facts: Partial<PaperDocument> = {}) => buffer(writeDocumentPdf(paperOf(blocks, facts)));
const read = async (blocks: readonly Block[], facts: Partial<PaperDocument> = {}) => readPdf(await write(blocks, facts));
const spokenIn = (pages: readonly ReadPage[]): string => pages.map(spokenOf).join(' ');
const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');
const lines = (count: number): string => Array.from({ length: count }, (_, place) => `rândul ${place}`).join('\n');
const roles = (page: ReadPage): unknown => rolesOf(page.tree!);

function nodesOf(node: TreeNode, role: string): readonly TreeNode[] {
  return [...(node.role === role ? [node] : []), ...(node.children ?? []).flatMap((child) => nodesOf(child, role))];
}

let everything: ReturnType<typeof readPdf>;

beforeAll(async () => {
  everything = await read(everyBlock, { subject: 'Legea <78>', authors: ['Ana & fii', 'Ion'] });
});

test('another program reads the words of every block, in order, with every letter of Romanian', () => {
  const { pages } = everything;

  expect(withoutSpaces(spokenIn(pages))).toBe(withoutSpaces(saidBy(everyBlock, { withLabels: true })));
  expect(spokenIn(pages)).toContain(pangram);
  expect(spokenIn(pages)).toContain('1.1.1. Cu tărie.');
});

test('a screen reader finds the language, the title, and an element for every block', () => {
  const { info, metadata, pages } = everything;

  expect(info).toMatchObject({ Title: 'Contract de școală și țară', Language: 'ro-RO', Subject: 'Legea <78>', Author: 'Ana & fii; Ion', CreationDate: 'D:20260302100000Z' });
  expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(metadata).toContain('Ana &amp; fii; Ion');
  const item = ['LI', 'Lbl', 'LBody'];
  expect(roles(pages[0]!)).toEqual([
    'Root',
    [
      'Document',
      'H1',
      ['P', 'Link'],
      ['Table', ['TBody', ['TR', 'TH', 'TD'], ['TR', 'TH', ['TD', 'Link']]]],
      'H2',
      'P',
      'P',
      ['L', ['LI', 'Lbl', ['LBody', ['L', item]]], item],
      ['L', item, item],
      ['Table', 'Caption', ['THead', ['TR', 'TH', 'TH']], ['TBody', ['TR', 'TH', 'TD'], ['TR', 'TH', 'TD']]],
    ],
  ]);
  expect(roles(pages[1]!)).toEqual(['Root', ['Document', 'Figure', ['Sect', 'P', 'P', 'P'], ['Sect', 'P', 'P']]]);
  expect(nodesOf(pages[1]!.tree!, 'Figure')[0]!.alt).toBe('Cod spre pagina de verificare');
  expect(nodesOf(pages[0]!.tree!, 'TH').map(({ scope }) => scope)).toEqual(['Row', 'Row', 'Column', 'Column', 'Row', 'Row']);
});

test('a link leads to its address from its own element, also over the end of a line and of a page', async () => {
  const link = { link: 'legea voluntariatului '.repeat(300).trim(), to: 'https://exemplu.ro/lege?nr=78&an=2014' };

  const { pages } = await read([{ kind: 'PARAGRAPH', text: lines(40) }, { kind: 'PARAGRAPH', text: ['După ', link, '.'] }]);

  expect(pages).toHaveLength(2);
  for (const page of pages) {
    expect(new Set(page.links.map(({ url }) => url))).toEqual(new Set([link.to]));
    expect(new Set(page.links.map(({ contents }) => contents))).toEqual(new Set([link.link]));
    const inLink = nodesOf(page.tree!, 'Link').flatMap(({ children = [] }) => children.filter(({ type }) => type === 'annotation'));
    expect(inLink).toHaveLength(page.links.length);
  }
  expect(spokenIn(pages)).toContain(`După ${link.link}.`);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'lege', 'file:///etc/passwd'])('refuses a link to %s', async (to) => {
  await expect(write([{ kind: 'LIST', marker: 'BULLET', items: [{ text: [{ link: 'x', to }] }] }])).rejects.toThrow('Expected a link to https:, http:, mailto:, got');
});

test('a QR code on the page reads as its text, and is as large as was asked', () => {
  const { pages } = everything;

  const { fills } = pages[1]!;
  const { side } = qrModules(qrText);
  const module = (30 * 72) / 25.4 / side;
  const left = Math.min(...fills.map(([x]) => x));
  const top = Math.max(...fills.map(([, , , y]) => y));
  const boxes = fills.map(([x, y, right, upper]) => ({ x: (x - left) / module + 4, y: (top - upper) / module + 4, width: (right - x) / module, height: (upper - y) / module }));
  expect(left).toBeCloseTo(56 + 4 * module, 1);
  expect(readQr(boxes, side)).toBe(qrText);
});

test('a long text goes on over pages, whose footer and number are decoration, and neither its first nor its last line stays alone', async () => {
  const text = lines(120);
  const { pages } = await read([{ kind: 'PARAGRAPH', text: lines(50) }, { kind: 'PARAGRAPH', text }]);

  expect(pages.length).toBeGreaterThan(2);
  expect(withoutSpaces(spokenIn(pages))).toBe(withoutSpaces(`${lines(50)}${text}`));
  expect(pages.map((page) => textsOf(page, 'Artifact'))).toEqual(pages.map((_, index) => [`Asociația „Mâini Întinse” Pagina ${index + 1}`]));
  expect(nodesOf(pages[1]!.tree!, 'P')).toHaveLength(1);
});

test('a heading stays with what follows it, and two lines with each other, wherever on a page they come', async () => {
  const counts = Array.from({ length: 60 }, (_, count) => count + 1);

  const { pages } = await read(
    counts.flatMap((count): readonly Block[] => [
      { kind: 'PARAGRAPH', text: lines(count) },
      { kind: 'HEADING', level: 1, text: `Capitolul ${count}` },
      { kind: 'HEADING', level: 2, text: 'Secțiune' },
      { kind: 'PARAGRAPH', text: 'una\ndouă\ntrei\npatru' },
      { kind: 'PAGE_BREAK' },
    ]),
  );

  expect(pages.length).toBeGreaterThan(60);
  expect(pages.map(spokenOf).filter((page) => /Capitolul \d+ Secțiune una două/.test(page))).toHaveLength(60);
  expect(pages.map(spokenOf).filter((page) => /trei patru$/.test(page))).toHaveLength(60);
});

test('a signature place is not parted, wherever on a page it comes', async () => {
  const counts = Array.from({ length: 25 }, (_, count) => count + 30);
  const facts = Array.from({ length: 12 }, (_, number) => ({ label: `fapt ${number}`, value: 'da' }));
  const place = { party: 'Organizația', signature: { kind: 'RECORDED' as const, facts } };
  const ink = { party: 'Voluntarul', signature: { kind: 'INK' as const, label: 'semnătura' } };

  const { pages } = await read(
    counts.flatMap((count): readonly Block[] => [{ kind: 'PARAGRAPH', text: lines(count) }, { kind: 'SIGNATURES', places: [place, ink] }, { kind: 'PAGE_BREAK' }]),
  );

  expect(pages.length).toBeGreaterThan(25);
  expect(pages.map(spokenOf).filter((page) => page.includes('fapt'))).toHaveLength(25);
  expect(pages.map(spokenOf).filter((page) => /Organizația.*fapt 11/.test(page))).toHaveLength(25);
  expect(pages.map(spokenOf).filter((page) => /Voluntarul semnătura/.test(page))).toHaveLength(25);
});

test('a table that is longer than a page shows its headings again as decoration; a row that is longer goes on in the same cell', async () => {
  const rows = [...Array.from({ length: 60 }, (_, place) => [`rândul ${place}`, 'da']), ['lung', lines(100)]];
  const columns = [
    { heading: 'Ce', width: 1 },
    { heading: 'Cum', width: 2 },
  ];

  const { pages } = await read([{ kind: 'TABLE', columns, rows }]);

  expect(withoutSpaces(spokenIn(pages))).toBe(withoutSpaces(`Ce Cum ${rows.flat().join(' ')}`));
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages.slice(1)) {
    expect(textsOf(page, 'Artifact')).toContain('Ce Cum');
    expect(textsOf(page, 'TH')).toEqual([]);
  }
});

test('breaks open pages, none of them empty', async () => {
  const pageBreak = { kind: 'PAGE_BREAK' } as const;

  const { pages } = await read([pageBreak, { kind: 'HEADING', level: 1, text: 'unu' }, pageBreak, pageBreak, { kind: 'PARAGRAPH', text: 'doi' }, pageBreak]);

  expect(pages.map(spokenOf)).toEqual(['unu', 'doi']);
});

test('what is empty leaves no element, and a paper of nothing is a page', async () => {
  const nothing: readonly Block[] = [
    { kind: 'PARAGRAPH', text: [] },
    { kind: 'PARAGRAPH', text: ' \u0007' },
    { kind: 'HEADING', level: 1, text: '\u202e' },
    { kind: 'LIST', marker: 'NUMBER', items: [] },
    { kind: 'FACTS', facts: [] },
    { kind: 'SIGNATURES', places: [] },
  ];

  const { pages } = await read(nothing);

  expect(pages).toHaveLength(1);
  expect(spokenOf(pages[0]!)).toBe('');
});

test('hostile text stays text: markup, controls, directions, marks apart from their letter, a word of 10,000 letters', async () => {
  const word = 'ș'.repeat(10_000);
  const { pages } = await read([{ kind: 'PARAGRAPH', text: '<script>alert(1)</script> a\u202Eb\u2066c\u200F d\u0007e\u0000f s\u0326i \ud800' }, { kind: 'LIST', marker: 'LETTER', items: [{ text: word }] }]);

  expect(spokenOf(pages[0]!)).toContain('<script>alert(1)</script> abc def și \ufffd');
  expect(withoutSpaces(spokenIn(pages)).endsWith(`a)${word}`)).toBe(true);
  expect(pages.length).toBeGreaterThan(2);
});

test('the same paper gives the same bytes', async () => {
  expect(await write(everyBlock)).toEqual(await write(everyBlock));
});

test.each<[string, readonly Block[], string]>([
  ['a heading that leaves out a level', [{ kind: 'HEADING', level: 2, text: 'x' }], 'Expected no heading of level 2 under one of level 0'],
  ['a heading under one that shows nothing', [{ kind: 'HEADING', level: 1, text: ' \u0007\u202e' }, { kind: 'HEADING', level: 2, text: 'x' }], 'Expected no heading of level 2 under one of level 0'],
  ['a row of another length', [{ kind: 'TABLE', columns: [{ heading: 'x', width: 1 }], rows: [['a', 'b']] }], 'Expected a row of 1 cells, got 2'],
  ['a table without columns', [{ kind: 'TABLE', columns: [], rows: [] }], 'Expected a table to have a column'],
  ['a QR code too small to read', [{ kind: 'QR_CODE', text: 'x', alternative: 'x', sizeMillimetres: 5 }], 'Expected a QR code of 15 to 150 mm, got 5'],
  ['a QR code that nothing stands for', [{ kind: 'QR_CODE', text: 'x', alternative: ' ', sizeMillimetres: 20 }], 'Expected a QR code to have a text and an alternative to it'],
  ['a QR code of too long a text', [{ kind: 'QR_CODE', text: 'x'.repeat(5_000), alternative: 'x', sizeMillimetres: 20 }], 'Expected a text that a QR code has room for, got one of 5000 letters'],
])('refuses %s', async (_, blocks, message) => {
  await expect(write(blocks)).rejects.toThrow(message);
});

test('refuses a footer that would take the page', async () => {
  await expect(write([], { footer: lines(4) })).rejects.toThrow('Expected a footer of at most 3 lines, got 4');
});
