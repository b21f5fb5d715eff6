import type { Block, DocumentTable, PaperDocument, PaperList, QrCode, Run, Words } from './paper-document';
import { plainText } from './plain-text';
import { qrModules } from './qr-modules';
import { cellsOf } from './table';

const deepestList = 6;
const qrMillimetres = { least: 15, most: 150 } as const;
const schemes = ['https:', 'http:', 'mailto:'];

/** The runs of words, none of them empty. */
export const runsOf = (words: Words): readonly Run[] => (typeof words === 'string' ? [words] : words).filter((run) => textOfRun(run) !== '');

export const textOfRun = (run: Run): string => (typeof run === 'string' ? run : 'strong' in run ? run.strong : run.link);

/** Whether words show nothing: they get no element, which would say nothing to anybody. */
export const areBlank = (words: Words): boolean => runsOf(words).every((run) => plainText(textOfRun(run)).trim() === '');

/** A link's address in the letters of addresses; an address that a reader could not open, or that is a script, is a fault. */
export function addressOf(to: string): string {
  const address = URL.canParse(to) ? new URL(to) : null;
  if (address === null || !schemes.includes(address.protocol)) throw new RangeError(`Expected a link to ${schemes.join(', ')}, got ${to}`);
  return address.href;
}

/** Refuses what no reader could follow before a byte is written: a paper is right in every form or is not made. */
export function assertDocument({ blocks }: PaperDocument): void {
  let level = 0;
  for (const block of blocks) {
    if (block.kind === 'HEADING' && !areBlank(block.text)) {
      if (block.level > level + 1) throw new RangeError(`Expected no heading of level ${block.level} under one of level ${level}`);
      level = block.level;
    }
    assertBlock(block);
  }
}

function assertBlock(block: Block): void {
  if (block.kind === 'PARAGRAPH' || block.kind === 'CLAUSE') assertWords(block.text);
  if (block.kind === 'LIST') assertList(block, 1);
  if (block.kind === 'FACTS') block.facts.forEach(({ value }) => assertWords(value));
  if (block.kind === 'TABLE') assertTable(block);
  if (block.kind === 'QR_CODE') assertQrCode(block);
  if (block.kind !== 'SIGNATURES') return;
  for (const { signature } of block.places) if (signature.kind === 'RECORDED') signature.facts.forEach(({ value }) => assertWords(value));
}

function assertWords(words: Words): void {
  for (const run of runsOf(words)) if (typeof run !== 'string' && 'to' in run) addressOf(run.to);
}

function assertList({ items }: PaperList, depth: number): void {
  if (depth > deepestList) throw new RangeError(`Expected lists at most ${deepestList} deep`);
  for (const { text, list } of items) {
    assertWords(text);
    if (list !== undefined) assertList(list, depth + 1);
  }
}

function assertTable({ columns, rows }: DocumentTable): void {
  if (columns.length === 0) throw new RangeError('Expected a table to have a column');
  for (const row of rows) cellsOf(row, columns).forEach(assertWords);
}

function assertQrCode({ text, alternative, sizeMillimetres }: QrCode): void {
  if (text === '' || alternative.trim() === '') throw new RangeError('Expected a QR code to have a text and an alternative to it');
  const isInRange = sizeMillimetres >= qrMillimetres.least && sizeMillimetres <= qrMillimetres.most;
  if (!isInRange) throw new RangeError(`Expected a QR code of ${qrMillimetres.least} to ${qrMillimetres.most} mm, got ${sizeMillimetres}`);
  qrModules(text);
}
