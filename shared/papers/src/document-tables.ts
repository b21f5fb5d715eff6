import type { FlowItem } from './document-flow';
import { writeLines } from './document-pen';
import { isBlank, lineItem, paragraphAbove, textSet, type Setting } from './document-setting';
import type { DocumentTable, Fact, Words } from './paper-document';
import { padding, type Element } from './pdf-pen';
import { placesOf, type Place } from './places';
import type { SegmentLine } from './run-text';

/** A row of at most so many lines is not parted. */
const wholeLines = 8;
const factColumns = [{ width: 34 }, { width: 66 }];

interface Cell {
  readonly element: Element;
  readonly lines: readonly SegmentLine[];
  readonly place: Place;
}

interface CellWords {
  readonly words: Words;
  readonly scope?: 'Row' | 'Column';
}

interface RowSetting {
  readonly setting: Setting;
  readonly places: readonly Place[];
}

/** Facts as a table of two columns, what each is being the heading of its row. */
export function* factItems(facts: readonly Fact[], root: Element, setting: Setting): Generator<FlowItem> {
  if (facts.length === 0) return;
  const body = setting.document.struct('TBody');
  root.add(setting.document.struct('Table').add(body));
  const places = placesOf(factColumns, setting.frame);
  for (const [index, { label, value }] of facts.entries()) {
    const row = rowItem([{ words: [{ strong: label }], scope: 'Row' }, { words: value }], body, { setting, places });
    yield index === 0 ? { ...row, above: paragraphAbove } : row;
  }
}

/** A table: its caption, its headings, which every page that it reaches shows again, and its rows. */
export function* tableItems({ caption, columns, rows, hasRowHeadings = false }: DocumentTable, root: Element, setting: Setting): Generator<FlowItem> {
  const { document, frame, text } = setting;
  const [table, head, body] = [document.struct('Table'), document.struct('THead'), document.struct('TBody')];
  root.add(table);
  if (caption !== undefined) {
    const element = document.struct('Caption');
    table.add(element);
    yield { ...lineItem(document, element, { lines: text.linesOf([{ strong: caption }], frame.right - frame.left), x: frame.left }), isWhole: true, keepsWithNext: true };
  }
  table.add(head).add(body);
  const places = placesOf(columns, frame);
  const headings = columns.map(({ heading }) => ({ words: [{ strong: heading }], scope: 'Column' as const }));
  yield { ...rowItem(headings, head, { setting, places }), above: paragraphAbove, isWhole: true, keepsWithNext: rows.length > 0 };
  const repeated = repeatedHeadings(columns, { setting, places });
  for (const row of rows) {
    const cells = row.map((words, index): CellWords => (hasRowHeadings && index === 0 ? { words: strongWords(words), scope: 'Row' } : { words }));
    yield { ...rowItem(cells, body, { setting, places }), repeated };
  }
}

/** The words of a heading: strong where they do not lead anywhere. */
const strongWords = (words: Words): Words => (typeof words === 'string' ? [{ strong: words }] : words.map((run) => (typeof run === 'string' ? { strong: run } : run)));

function rowItem(cells: readonly CellWords[], parent: Element, { setting, places }: RowSetting): FlowItem {
  const { document, frame, pen } = setting;
  const row = document.struct('TR');
  parent.add(row);
  const set = cells.map(({ words, scope }, index): Cell => {
    const element = scope === undefined ? document.struct('TD') : document.struct('TH', { scope } as object);
    row.add(element);
    return { element, lines: setting.text.linesOf(words, places[index]!.width), place: places[index]! };
  });
  const lineCount = Math.max(...set.map(({ lines }) => lines.length));
  const draw: FlowItem['draw'] = (y, { from, count }) => {
    for (const cell of set) writeCell(setting, cell, { y: y + padding, from, count });
    pen.rule(y + count * textSet.lineHeight + 2 * padding, frame);
  };
  return { above: 0, lineCount, lineHeight: textSet.lineHeight, padding: 2 * padding, isWhole: lineCount <= wholeLines, keepsWithNext: false, draw };
}

function writeCell({ document }: Setting, { element, lines, place }: Cell, { y, from, count }: { readonly y: number; readonly from: number; readonly count: number }): void {
  const shown = lines.slice(from, from + count);
  if (!isBlank(shown)) writeLines(document, element, shown, { x: place.x, y, set: textSet });
}

/** The headings as decoration: who walks the tree has met them. */
function repeatedHeadings(columns: DocumentTable['columns'], { setting: { pen, text, frame }, places }: RowSetting): NonNullable<FlowItem['repeated']> {
  const cells = columns.map(({ heading }, index) => text.linesOf([{ strong: heading }], places[index]!.width).map((line) => line.map((segment) => segment.text).join('')));
  const height = Math.max(...cells.map((lines) => lines.length)) * textSet.lineHeight + 2 * padding;
  return {
    height,
    draw: (y) => {
      pen.asDecoration('Pagination', () => cells.forEach((lines, index) => pen.write(lines, { x: places[index]!.x, y, font: 'bold', set: textSet })));
      pen.rule(y + height, frame);
    },
  };
}
