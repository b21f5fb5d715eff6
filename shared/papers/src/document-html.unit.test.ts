import { Parser, parseDocument, DomUtils } from 'htmlparser2';
import { text as textOf } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { everyBlock, pangram, paperOf, qrText, saidBy } from '../test/documents';
import { readQr } from '../test/qr-reading';
import { writeDocumentHtml } from './document-html';
import type { Block, PaperDocument } from './paper-document';

const write = (blocks: readonly Block[], facts: Partial<PaperDocument> = {}) => textOf(Readable.from(writeDocumentHtml(paperOf(blocks, facts))));
const read = async (blocks: readonly Block[], facts: Partial<PaperDocument> = {}) => parseDocument(await write(blocks, facts));
type Page = Awaited<ReturnType<typeof read>>;

const find = (page: Page, name: string) => DomUtils.getElementsByTagName(name, page);
const texts = (page: Page, name: string): string[] => find(page, name).map((element) => DomUtils.textContent(element));

/** What a page says in its main part, a space between any two elements that are not words in a line. */
function spokenOf(html: string): string {
  let spoken = '';
  let isMain = false;
  const space = (name: string): void => void (['strong', 'a'].includes(name) || (spoken += ' '));
  const parser = new Parser({
    onopentag: (name) => {
      isMain ||= name === 'main';
      space(name);
    },
    ontext: (text) => void (isMain && (spoken += text)),
    onclosetag: (name) => {
      isMain &&= name !== 'main';
      space(name);
    },
  });
  parser.end(html);
  return spoken.replace(/\s+/g, ' ').trim();
}

test('another program reads the words of every block, in order, with every letter of Romanian', async () => {
  const html = await write(everyBlock);

  expect(spokenOf(html)).toBe(saidBy(everyBlock, { withLabels: false }));
  expect(html).toContain(pangram);
});

test('a page says its language, its title, what it is and of whom, and needs nothing from elsewhere', async () => {
  const page = await read(everyBlock, { subject: 'Legea „78”', authors: ['Ana', 'Ion'] });

  expect(find(page, 'html')[0]!.attribs.lang).toBe('ro-RO');
  expect(texts(page, 'title')).toEqual(['Contract de școală și țară']);
  expect(find(page, 'meta').flatMap(({ attribs }) => (attribs.name === undefined ? [] : [[attribs.name, attribs.content]]))).toEqual([
    ['viewport', 'width=device-width, initial-scale=1'],
    ['dcterms.created', '2026-03-02T10:00:00.000Z'],
    ['description', 'Legea „78”'],
    ['author', 'Ana'],
    ['author', 'Ion'],
  ]);
  for (const name of ['script', 'link', 'img', 'iframe', 'object', 'base', 'form']) expect(find(page, name)).toEqual([]);
  expect(texts(page, 'style').join('')).not.toMatch(/url\(|@import/);
  expect(find(page, 'meta').find(({ attribs }) => attribs['http-equiv'] === 'Content-Security-Policy')!.attribs.content).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'$/);
});

test('blocks are the elements that a screen reader knows', async () => {
  const page = await read(everyBlock);

  expect(texts(page, 'h1')).toEqual(['Contract nr. 12 din 2 martie 2026']);
  expect(texts(page, 'h2')).toEqual(['Obiectul']);
  expect(find(page, 'a').map(({ attribs }) => attribs.href)).toEqual(['https://exemplu.ro/lege?nr=78&an=2014', 'mailto:salut@exemplu.ro']);
  expect(find(page, 'th').map((element) => [DomUtils.textContent(element), element.attribs.scope])).toEqual([
    ['Sediul', 'row'],
    ['Adresa', 'row'],
    ['Ziua', 'col'],
    ['Activitatea', 'col'],
    ['luni', 'row'],
    ['marți', 'row'],
  ]);
  expect(texts(page, 'caption')).toEqual(['Orarul']);
  expect(find(page, 'ol').map(({ attribs }) => attribs.class ?? '')).toEqual(['letters', '']);
  expect(texts(page, 'ul')[0]!.trim()).toBe('sub întâi');
  expect(find(page, 'section')).toHaveLength(2);
  expect(texts(page, 'footer')).toEqual(['Asociația „Mâini Întinse”']);
});

test('the QR code in it reads as its text and says what it is for', async () => {
  const page = await read(everyBlock);

  const { attribs } = find(page, 'svg')[0]!;
  const bars = [...find(page, 'path')[0]!.attribs.d!.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)];
  expect(attribs).toMatchObject({ role: 'img', 'aria-label': 'Cod spre pagina de verificare', width: '30mm' });
  const side = Number(attribs.viewbox!.split(' ')[2]);
  expect(Math.min(...bars.map(([, x]) => Number(x)))).toBe(4);
  expect(Math.max(...bars.map(([, , y]) => Number(y)))).toBe(side - 5);
  expect(readQr(bars.map(([, x, y, width]) => ({ x: Number(x), y: Number(y), width: Number(width), height: 1 })), side)).toBe(qrText);
});

test('hostile text stays text wherever it stands', async () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\' &amp; a\u202Eb\u2066c d\u0007e\u0000f\ud800';
  const shown = '"><script>alert(1)</script><img src=x onerror=alert(1)>\' &amp; abc def\ufffd';
  const blocks: readonly Block[] = [
    { kind: 'HEADING', level: 1, text: hostile },
    { kind: 'PARAGRAPH', text: [hostile, { strong: hostile }, { link: hostile, to: 'https://exemplu.ro/"><script>' }] },
    { kind: 'CLAUSE', number: hostile, level: 1, text: hostile },
    { kind: 'LIST', marker: 'LETTER', items: [{ text: hostile }] },
    { kind: 'FACTS', facts: [{ label: hostile, value: hostile }] },
    { kind: 'TABLE', caption: hostile, columns: [{ heading: hostile, width: 1 }], rows: [[hostile]] },
    { kind: 'QR_CODE', text: hostile, alternative: hostile, sizeMillimetres: 30 },
    { kind: 'SIGNATURES', places: [{ party: hostile, signature: { kind: 'INK', label: hostile } }, { party: hostile, signature: { kind: 'RECORDED', facts: [{ label: hostile, value: hostile }] } }] },
  ];

  const page = await read(blocks, { title: hostile, language: hostile, subject: hostile, authors: [hostile], footer: hostile });

  expect(find(page, 'script')).toEqual([]);
  expect(find(page, 'img')).toEqual([]);
  expect(texts(page, 'title')).toEqual([shown]);
  expect(texts(page, 'h1')).toEqual([shown]);
  expect(texts(page, 'td')).toEqual([shown, shown]);
  expect(texts(page, 'footer')).toEqual([shown]);
  expect(find(page, 'a')[0]!.attribs.href).toBe('https://exemplu.ro/%22%3E%3Cscript%3E');
});

test('refuses what the PDF refuses, before a byte is written', () => {
  expect(() => writeDocumentHtml(paperOf([{ kind: 'PARAGRAPH', text: [{ link: 'x', to: 'javascript:alert(1)' }] }]))).toThrow('Expected a link to https:, http:, mailto:, got javascript:alert(1)');
});

test('what is empty leaves no element', async () => {
  const page = await read([{ kind: 'PARAGRAPH', text: [' ', { strong: '\u0007' }] }, { kind: 'HEADING', level: 1, text: '\u202e' }, { kind: 'LIST', marker: 'BULLET', items: [] }, { kind: 'FACTS', facts: [] }, { kind: 'SIGNATURES', places: [] }], { footer: '' });

  expect(find(page, 'main')[0]!.children.map((child) => DomUtils.textContent(child).trim())).toEqual(['']);
  expect(find(page, 'footer')).toEqual([]);
});

test('the same paper gives the same bytes, a line break a new line', async () => {
  expect(await write(everyBlock)).toBe(await write(everyBlock));
  expect(await write([{ kind: 'PARAGRAPH', text: 'una\r\ndouă' }])).toContain('<p>una<br>două</p>');
});
