import type { FlowItem } from './document-flow';
import { writeLines } from './document-pen';
import type { Element, Frame, PdfDocument, PdfPen, TextSet } from './pdf-pen';
import { createRunText, type RunText, type SegmentLine } from './run-text';

/** What blocks are set with. */
export interface Setting {
  readonly document: PdfDocument;
  readonly pen: PdfPen;
  readonly frame: Frame;
  readonly text: RunText;
  readonly headings: readonly RunText[];
}

export const textSet: TextSet = { size: 10, lineHeight: 13.5 };

/** The headings of each level: their letters, and what is left free above them. */
export const headingSets: readonly (TextSet & { readonly above: number })[] = [
  { size: 16, lineHeight: 21, above: 18 },
  { size: 12.5, lineHeight: 17, above: 16 },
  { size: 10.5, lineHeight: 14, above: 12 },
];

/** What is left free above a paragraph. */
export const paragraphAbove = 6;

/** Makes a {@link Setting}. */
export const createSetting = (parts: Pick<Setting, 'document' | 'pen' | 'frame'>): Setting => ({
  ...parts,
  text: createRunText(textSet.size),
  headings: headingSets.map(({ size }) => createRunText(size)),
});

/** Whether lines show nothing: no content is drawn for them. */
export const isBlank = (lines: readonly SegmentLine[]): boolean => lines.every((line) => line.every(({ text }) => text.trim() === ''));

interface ItemLines {
  readonly lines: readonly SegmentLine[];
  readonly x: number;
  readonly set?: TextSet;
}

/** Lines of one element, one below the other. */
export const lineItem = (document: PdfDocument, element: Element, { lines, x, set = textSet }: ItemLines): FlowItem => ({
  above: paragraphAbove,
  lineCount: lines.length,
  lineHeight: set.lineHeight,
  padding: 0,
  isWhole: false,
  keepsWithNext: false,
  draw: (y, { from, count }) => writeLines(document, element, lines.slice(from, from + count), { x, y, set }),
});
