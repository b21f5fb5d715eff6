import type { Block, DocumentTable, PaperDocument, PaperList, SignaturePlace, Words } from '../src/paper-document';

/** Every letter of Romanian, with the comma below, and signs that papers bear. */
export const pangram = 'Mușcata țâșnește în gârla înghețată; ĂÂÎȘȚ „ăâîșț” – 100 €';

/** A paper of some blocks. */
export const paperOf = (blocks: readonly Block[], facts: Partial<PaperDocument> = {}): PaperDocument => ({
  title: 'Contract de școală și țară',
  language: 'ro-RO',
  createdAt: new Date('2026-03-02T10:00:00Z'),
  footer: 'Asociația „Mâini Întinse”',
  pageLabel: (page) => `Pagina ${page}`,
  blocks,
  ...facts,
});

export const qrText = 'https://exemplu.ro/verificare/7F3K-ȘȚ';

/** One block of each kind. */
export const everyBlock: readonly Block[] = [
  { kind: 'HEADING', level: 1, text: 'Contract nr. 12 din 2 martie 2026' },
  { kind: 'PARAGRAPH', text: ['Între ', { strong: 'Asociația Mâini Întinse' }, ' și voluntar, după ', { link: 'legea voluntariatului', to: 'https://exemplu.ro/lege?nr=78&an=2014' }, '.'] },
  { kind: 'FACTS', facts: [{ label: 'Sediul', value: 'Strada Școlii nr. 1' }, { label: 'Adresa', value: [{ link: 'salut@exemplu.ro', to: 'mailto:salut@exemplu.ro' }] }] },
  { kind: 'HEADING', level: 2, text: 'Obiectul' },
  { kind: 'CLAUSE', number: '1.1.', level: 1, text: pangram },
  { kind: 'CLAUSE', number: '1.1.1.', level: 2, text: ['Cu ', { strong: 'tărie' }, '.'] },
  {
    kind: 'LIST',
    marker: 'LETTER',
    items: [{ text: 'întâi', list: { marker: 'BULLET', items: [{ text: 'sub întâi' }] } }, { text: 'apoi' }],
  },
  { kind: 'LIST', marker: 'NUMBER', items: [{ text: 'unu' }, { text: 'doi' }] },
  {
    kind: 'TABLE',
    caption: 'Orarul',
    hasRowHeadings: true,
    columns: [
      { heading: 'Ziua', width: 10 },
      { heading: 'Activitatea', width: 30 },
    ],
    rows: [['luni', 'lectură'], ['marți', '']],
  },
  { kind: 'PAGE_BREAK' },
  { kind: 'QR_CODE', text: qrText, alternative: 'Cod spre pagina de verificare', sizeMillimetres: 30 },
  {
    kind: 'SIGNATURES',
    places: [
      { party: 'Organizația-gazdă', signature: { kind: 'RECORDED', facts: [{ label: 'Semnat de', value: 'Maria Ionescu' }, { label: 'SHA-256', value: 'ab'.repeat(32) }] } },
      { party: 'Voluntarul', signature: { kind: 'INK', label: '(nume, dată, semnătură)' } },
    ],
  },
];

const said = (words: Words): string => (typeof words === 'string' ? words : words.map((run) => (typeof run === 'string' ? run : 'strong' in run ? run.strong : run.link)).join(''));

const saidByList = ({ marker, items }: PaperList, withLabels: boolean): string[] =>
  items.flatMap(({ text, list }, index) => [
    ...(withLabels ? [{ BULLET: '•', NUMBER: `${index + 1}.`, LETTER: `${'abcdefghijklmnopqrstuvwxyz'[index]})` }[marker]] : []),
    said(text),
    ...(list === undefined ? [] : saidByList(list, withLabels)),
  ]);

const saidByTable = ({ caption = '', columns, rows }: DocumentTable): string[] => [caption, ...columns.map(({ heading }) => heading), ...rows.flatMap((row) => row.map(said))];

const saidByPlace = ({ party, signature }: SignaturePlace): string[] => [
  party,
  ...(signature.kind === 'INK' ? [signature.label] : signature.facts.flatMap(({ label, value }) => [`${label}:`, said(value)])),
];

function saidByBlock(block: Block, withLabels: boolean): string[] {
  switch (block.kind) {
    case 'HEADING':
    case 'PARAGRAPH':
      return [said(block.text)];
    case 'CLAUSE':
      return [block.number, said(block.text)];
    case 'LIST':
      return saidByList(block, withLabels);
    case 'FACTS':
      return block.facts.flatMap(({ label, value }) => [label, said(value)]);
    case 'TABLE':
      return saidByTable(block);
    case 'SIGNATURES':
      return block.places.flatMap(saidByPlace);
    case 'QR_CODE':
    case 'PAGE_BREAK':
      return [];
  }
}

/** The words of blocks in the order in which they are read, a space between each two; the labels of lists are words on a page, not in HTML. */
export const saidBy = (blocks: readonly Block[], { withLabels }: { readonly withLabels: boolean }): string =>
  blocks
    .flatMap((block) => saidByBlock(block, withLabels))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
