import type { FlowItem } from './document-flow';
import { writeLines } from './document-pen';
import { paragraphAbove, textSet, type Setting } from './document-setting';
import type { PaperList } from './paper-document';
import type { Element } from './pdf-pen';
import type { SegmentLine } from './run-text';
import { columnName } from './sheet-parts';

/** How a list's items are told apart, in the words of the tree (ISO 32000-1, table 347). */
const numbering = { BULLET: 'Disc', NUMBER: 'Decimal', LETTER: 'LowerAlpha' } as const;

/** What stands before an item: a bullet, `1.` or `a)`. */
function labelOf(marker: PaperList['marker'], place: number): string {
  if (marker === 'BULLET') return '•';
  return marker === 'NUMBER' ? `${place}.` : `${columnName(place).toLowerCase()})`;
}

const labelGap = 6;
const leastLabelWidth = 14;

interface ListPlace {
  readonly setting: Setting;
  readonly left: number;
}

/** The items of a list, each its label and its body, and below it the list that it has. */
export function* listItems({ marker, items }: PaperList, parent: Element, { setting, left }: ListPlace): Generator<FlowItem> {
  if (items.length === 0) return;
  const { document, frame, text } = setting;
  const list = document.struct('L');
  (list as unknown as { readonly dictionary: { readonly data: Record<string, unknown> } }).dictionary.data.A = { O: 'List', ListNumbering: numbering[marker] };
  parent.add(list);
  const labels = items.map((_, index) => text.linesOf(labelOf(marker, index + 1), frame.right));
  const x = left + Math.max(leastLabelWidth, ...labels.map(([line]) => widthOf(line!, setting))) + labelGap;
  for (const [index, item] of items.entries()) {
    const [element, label, body] = [document.struct('LI'), document.struct('Lbl'), document.struct('LBody')];
    list.add(element.add(label).add(body));
    yield itemOf({ label, body, labelLine: labels[index]!, lines: text.linesOf(item.text, frame.right - x) }, { setting, left, x });
    if (item.list !== undefined) yield* listItems(item.list, body, { setting, left: x });
  }
}

const widthOf = (line: SegmentLine, { document }: Setting): number =>
  line.reduce((sum, { text, font }) => sum + document.font(font).fontSize(textSet.size).widthOfString(text), 0);

interface ItemParts {
  readonly label: Element;
  readonly body: Element;
  readonly labelLine: readonly SegmentLine[];
  readonly lines: readonly SegmentLine[];
}

const itemOf = ({ label, body, labelLine, lines }: ItemParts, { setting: { document }, left, x }: ListPlace & { readonly x: number }): FlowItem => ({
  above: paragraphAbove / 2,
  lineCount: lines.length,
  lineHeight: textSet.lineHeight,
  padding: 0,
  isWhole: false,
  keepsWithNext: false,
  draw: (y, { from, count }) => {
    if (from === 0) writeLines(document, label, labelLine, { x: left, y, set: textSet });
    writeLines(document, body, lines.slice(from, from + count), { x, y, set: textSet });
  },
});
