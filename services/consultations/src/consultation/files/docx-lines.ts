import type { DraftFileProblem } from '../application/ports';
import { readNumbering, type NumberedPlace, type Numbering } from './docx-numbering';
import { createLineWriter, type LineWriter } from './line-writer';
import { readXml } from './read-xml';

/** The parts of a Word document that its lines are made of. */
export interface DocxParts {
  readonly document: string;
  readonly numbering: string | null;
  readonly styles: string | null;
}

/** Text that was struck out or moved away, a second form of the same drawing, and what a field computes. */
const skipped: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:footnote', 'w:rPrChange', 'w:pPrChange']);

interface Paragraph {
  readonly writer: LineWriter;
  list: string | null;
  level: number | null;
  style: string | null;
}

/** The lines of a Word document as it shows them, its automatic numbers included. */
export function docxLines({ document, numbering, styles }: DocxParts): readonly string[] | DraftFileProblem {
  const numbers = readNumbering(numbering, styles);
  if (numbers === null) return 'DRAFT_FILE_UNREADABLE';
  const lines: string[] = [];
  // A text box is a paragraph within a paragraph.
  const open: Paragraph[] = [];
  let [skipping, isRaised, isText, isKnown] = [0, false, false, true];

  const endParagraph = (): void => {
    const paragraph = open.pop();
    if (paragraph === undefined) return;
    const { writer } = paragraph;
    const label = writer.isBlank() && writer.lines.length === 0 ? '' : labelOf(paragraph, numbers);
    if (label === null) isKnown = false;
    writer.endLine();
    const [first, ...rest] = writer.lines;
    if (first !== undefined) lines.push(`${label ?? ''} ${first}`.trim(), ...rest);
  };
  const starts: Readonly<Record<string, (attributes: Readonly<Record<string, string>>, paragraph: Paragraph | undefined) => void>> = {
    'w:p': () => open.push({ writer: createLineWriter(), list: null, level: null, style: null }),
    'w:pStyle': (given, paragraph) => paragraph && (paragraph.style = given['w:val'] ?? null),
    'w:numId': (given, paragraph) => paragraph && (paragraph.list = given['w:val'] ?? null),
    'w:ilvl': (given, paragraph) => paragraph && (paragraph.level = Number(given['w:val'])),
    'w:r': () => (isRaised = false),
    'w:vertAlign': (given) => (isRaised = given['w:val'] === 'superscript'),
    'w:t': () => (isText = true),
    'w:tab': (_given, paragraph) => paragraph?.writer.write(' '),
    'w:noBreakHyphen': (_given, paragraph) => paragraph?.writer.write('-'),
    'w:br': (_given, paragraph) => paragraph?.writer.endLine(),
    'w:cr': (_given, paragraph) => paragraph?.writer.endLine(),
  };
  const isWhole = readXml(document, {
    open(name, attributes) {
      if (skipped.has(name)) skipping += 1;
      if (skipping === 0) starts[name]?.(attributes, open.at(-1));
    },
    close(name) {
      if (skipped.has(name)) skipping -= 1;
      else if (skipping > 0) return;
      if (name === 'w:t') isText = false;
      if (name === 'w:p') endParagraph();
    },
    text(part) {
      if (!isText || skipping > 0) return;
      const writer = open.at(-1)?.writer;
      (isRaised ? writer?.raise : writer?.write)?.(part);
    },
  });
  if (!isWhole) return 'DRAFT_FILE_UNREADABLE';
  return isKnown ? lines : 'DRAFT_NUMBERING_UNKNOWN';
}

/** The automatic number of a paragraph: empty when it has none, null when it cannot be told. */
function labelOf({ list, level, style }: Paragraph, { next, placeOfStyle }: Numbering): string | null {
  const ofStyle: NumberedPlace | null = style === null ? null : placeOfStyle(style);
  const place = list === null ? ofStyle : { list, level: level ?? ofStyle?.level ?? 0 };
  return place === null || place.list === '0' ? '' : next(place);
}
