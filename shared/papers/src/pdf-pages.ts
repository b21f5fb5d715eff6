import { createPageText } from './page-text';
import { createPdfPen, frame, padding, text, titleText, type Element, type PdfDocument, type PdfPen } from './pdf-pen';
import { placesOf, type Place } from './places';
import type { PdfFacts, TableColumn } from './table';

type Lines = readonly string[];

interface PagesFacts extends Pick<PdfFacts, 'title' | 'notes' | 'pageLabel'> {
  readonly columns: readonly TableColumn[];
}

/** A cell of a row: its text in lines, and what stands for it in the tree. */
interface Cell {
  readonly lines: Lines;
  readonly element: Element;
  readonly place: Place;
}

/** Lays a table out on pages and in the tree that a screen reader walks. */
export interface PdfPages {
  /** Adds a row; one that is longer than what is left of a page goes on on the next. */
  readonly addRow: (cells: readonly string[]) => void;
  readonly close: () => void;
}

/** Opens the first page: title, notes and headings. */
export function openPdfPages(document: PdfDocument, { title, notes, pageLabel, columns }: PagesFacts): PdfPages {
  const pen = createPdfPen(document);
  const regular = createPageText('regular', text.size);
  const places = placesOf(columns, frame);
  const flow = createFlow(document, { pen, pageLabel, headings: createHeadings(columns, places, pen) });
  const root = document.struct('Document');
  document.addStructure(root);
  flow.addParagraph(root, 'H1', createPageText('bold', titleText.size).linesOf(title, frame.right - frame.left));
  for (const note of notes) flow.addParagraph(root, 'P', regular.linesOf(note, frame.right - frame.left));
  const body = flow.addTable(root);
  const addRow: PdfPages['addRow'] = (cells) => {
    const row = document.struct('TR');
    body.add(row);
    const set = cells.map((cell, index) => ({ lines: regular.linesOf(cell, places[index]!.width), element: document.struct('TD'), place: places[index]! }));
    for (const { element } of set) row.add(element);
    flow.addCells(set);
    row.end();
  };
  return { addRow, close: () => root.end() };
}

interface Headings {
  readonly height: number;
  readonly cells: readonly { readonly write: (y: number) => void }[];
}

function createHeadings(columns: readonly TableColumn[], places: readonly Place[], pen: PdfPen): Headings {
  const bold = createPageText('bold', text.size);
  const all = columns.map(({ heading }, index) => ({ lines: bold.linesOf(heading, places[index]!.width), x: places[index]!.x }));
  const height = Math.max(...all.map(({ lines }) => lines.length)) * text.lineHeight + 2 * padding;
  return { height, cells: all.map(({ lines, x }) => ({ write: (y: number) => pen.write(lines, { x, y, font: 'bold' }) })) };
}

interface FlowParts {
  readonly pen: PdfPen;
  readonly headings: Headings;
  readonly pageLabel: PdfFacts['pageLabel'];
}

/** Puts one thing below the other, and opens the next page when there is no room. */
function createFlow(document: PdfDocument, { pen, headings, pageLabel }: FlowParts) {
  let page = 0;
  let y: number = frame.top;
  const addPage = (): void => {
    document.addPage();
    page += 1;
    y = frame.top;
    pen.asDecoration('Pagination', () => pen.write([pageLabel(page)], { x: frame.left, y: frame.bottom, font: 'regular' }));
  };
  const goDown = (height: number): void => {
    y += height;
    pen.rule(y);
  };
  const addHeadedPage = (): void => {
    addPage();
    pen.asDecoration('Pagination', () => headings.cells.forEach(({ write }) => write(y)));
    goDown(headings.height);
  };
  addPage();
  return {
    addParagraph: (root: Element, tag: 'H1' | 'P', lines: Lines): void => {
      const set = tag === 'H1' ? titleText : text;
      root.add(document.struct(tag, {}, () => pen.write(lines, { x: frame.left, y, font: tag === 'H1' ? 'bold' : 'regular', set })));
      y += lines.length * set.lineHeight + padding;
    },
    addTable: (root: Element): Element => {
      const body = document.struct('TBody');
      const row = document.struct('TR');
      for (const { write } of headings.cells) row.add(document.struct('TH', { scope: 'Column' } as object, () => write(y)));
      root.add(document.struct('Table').add(document.struct('THead').add(row)).add(body));
      row.end();
      goDown(headings.height);
      return body;
    },
    addCells: (cells: readonly Cell[]): void => {
      const height = Math.max(...cells.map(({ lines }) => lines.length));
      for (let done = 0; done < height; ) {
        if (roomBelow(y) < 1) addHeadedPage();
        const count = Math.min(height - done, roomBelow(y));
        for (const cell of cells) writeLines(pen, cell, { y, from: done, count });
        done += count;
        goDown(count * text.lineHeight + 2 * padding);
      }
    },
  };
}

/** How many lines of a cell a page has room for. */
const roomBelow = (y: number): number => Math.floor((frame.bottom - y - 2 * padding) / text.lineHeight);

function writeLines(pen: PdfPen, { lines, element, place }: Cell, { y, from, count }: { readonly y: number; readonly from: number; readonly count: number }): void {
  const shown = lines.slice(from, from + count);
  if (shown.some((line) => line !== '')) element.add(() => pen.write(shown, { x: place.x, y, font: 'regular' }));
}
