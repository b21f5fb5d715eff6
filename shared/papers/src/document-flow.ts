import { createPdfPen, type Frame, type PdfDocument, type TextSet } from './pdf-pen';
import { createPageText } from './page-text';

/** What goes onto pages in lines: a paragraph, a row, a picture of one line. */
export interface FlowItem {
  /** What is left free above it, save at the top of a page. */
  readonly above: number;
  readonly lineCount: number;
  readonly lineHeight: number;
  /** What is left free within it, whatever its lines. */
  readonly padding: number;
  /** Whether it is parted only when no page has room for it. */
  readonly isWhole: boolean;
  /** Whether what comes next begins on the page where this ends. */
  readonly keepsWithNext: boolean;
  readonly draw: (y: number, lines: { readonly from: number; readonly count: number }) => void;
  /** What is drawn again above it on a page that it begins or goes on on. */
  readonly repeated?: { readonly height: number; readonly draw: (y: number) => void };
}

/** Puts one thing below the other, and opens the next page when there is no room. */
export interface DocumentFlow {
  readonly add: (item: FlowItem) => void;
  /** Ends the page; none is left empty by a break after a break, or by one at the end. */
  readonly breakPage: () => void;
  /** Puts what still waits for what comes next. */
  readonly close: () => void;
}

interface FlowParts {
  readonly frame: Frame;
  readonly footer: string;
  readonly pageLabel: (page: number) => string;
}

/** The lines that stand together at the foot of a page and at the head of the next. */
const togetherLines = 2;

const heightOf = ({ lineHeight, padding }: FlowItem, count: number): number => count * lineHeight + padding;

const wholeHeight = (item: FlowItem): number => item.above + heightOf(item, item.lineCount);

/** What an item needs of a page to begin there. */
function headHeight(item: FlowItem): number {
  const isParted = !item.isWhole && item.lineCount > togetherLines + 1;
  return isParted ? item.above + heightOf(item, togetherLines) : wholeHeight(item);
}

const chainHeight = (chain: readonly FlowItem[]): number => chain.reduce((sum, item) => sum + (item.keepsWithNext ? wholeHeight(item) : headHeight(item)), 0);

/** The page that is written on: how far down, and whether anything but decoration is on it. */
interface OpenPage {
  readonly room: number;
  /** What is left below what is written. */
  readonly left: () => number;
  readonly isEmpty: () => boolean;
  readonly draw: (item: FlowItem, above: number, lines: { readonly from: number; readonly count: number }) => void;
  readonly turn: (repeated?: FlowItem['repeated']) => void;
  /** Leaves no room on a page that is not empty. */
  readonly fill: () => void;
}

function openPages(document: PdfDocument, parts: FlowParts): OpenPage {
  const drawFoot = createFoot(document, parts);
  const { top, bottom } = parts.frame;
  let number = 0;
  let y = top;
  let isEmpty = true;
  const turn: OpenPage['turn'] = (repeated) => {
    document.addPage();
    number += 1;
    y = top;
    isEmpty = true;
    drawFoot(number);
    // Headings that would leave little of a page are not worth their room.
    if (repeated === undefined || repeated.height > (bottom - top) / 3) return;
    repeated.draw(y);
    y += repeated.height;
  };
  turn();
  return {
    room: bottom - top,
    left: () => bottom - y,
    isEmpty: () => isEmpty,
    draw: (item, above, lines) => {
      item.draw(y + above, lines);
      y += above + heightOf(item, lines.count);
      isEmpty = false;
    },
    turn,
    fill: () => {
      if (!isEmpty) y = bottom;
    },
  };
}

/** Opens the first page. */
export function openDocumentFlow(document: PdfDocument, parts: FlowParts): DocumentFlow {
  const page = openPages(document, parts);
  let waiting: FlowItem[] = [];
  const put = (item: FlowItem, needed: number): void => {
    if (!page.isEmpty() && needed > page.left()) page.turn(item.repeated);
    for (let from = 0; from < item.lineCount; ) {
      const above = page.isEmpty() || from > 0 ? 0 : item.above;
      const count = linesThatFit(item, { from, room: page.left() - above, isEmpty: page.isEmpty() });
      if (count > 0) page.draw(item, above, { from, count });
      from += count;
      if (from < item.lineCount) page.turn(item.repeated);
    }
  };
  const close = (): void => {
    const chain = waiting;
    waiting = [];
    const needed = chainHeight(chain);
    // A chain that no page has room for is put as it comes.
    if (needed > page.room) for (const item of chain) put(item, Math.min(headHeight(item), page.room));
    else chain.forEach((item, place) => put(item, place === 0 ? needed : 0));
  };
  return {
    add: (item) => {
      waiting.push(item);
      if (!item.keepsWithNext) close();
    },
    breakPage: () => {
      close();
      page.fill();
    },
    close,
  };
}

interface Room {
  readonly from: number;
  readonly room: number;
  readonly isEmpty: boolean;
}

/** How many of an item's lines go onto this page: neither its first nor its last line stays alone, unless a page has no room for two. */
function linesThatFit({ lineCount, lineHeight, padding }: FlowItem, { from, room, isEmpty }: Room): number {
  const left = lineCount - from;
  const fitting = Math.floor((room - padding) / lineHeight + 1e-6);
  if (fitting >= left) return left;
  const count = left - fitting === 1 ? fitting - 1 : fitting;
  if (count >= togetherLines) return count;
  return isEmpty ? Math.max(fitting, 1) : 0;
}

const footSet: TextSet = { size: 8, lineHeight: 10 };
const mostFootLines = 3;

/** What stands below each page: the footer, and the page's number at its side. */
function createFoot(document: PdfDocument, { frame, footer, pageLabel }: FlowParts): (page: number) => void {
  const pen = createPdfPen(document);
  const text = createPageText('regular', footSet.size);
  const width = frame.right - frame.left;
  const lines = text.linesOf(footer, width * 0.75);
  if (lines.length > mostFootLines) throw new RangeError(`Expected a footer of at most ${mostFootLines} lines, got ${lines.length}`);
  return (page) => {
    pen.asDecoration('Pagination', () => {
      pen.write(lines, { x: frame.left, y: frame.bottom + 8, font: 'regular', set: footSet });
      pen.write(text.linesOf(pageLabel(page), width * 0.2).slice(0, mostFootLines), { x: frame.left + width * 0.8, y: frame.bottom + 8, font: 'regular', set: footSet });
    });
  };
}
