import type { FlowItem } from './document-flow';
import { writeLines } from './document-pen';
import { lineItem, textSet, type Setting } from './document-setting';
import type { SignaturePlace, Words } from './paper-document';
import type { Element } from './pdf-pen';

/** The room in which a hand signs, and how long the line under it is. */
const ink = { height: 42, width: 220 } as const;
const placeAbove = 14;

/** Where the parties sign, one below the other: no place is parted. */
export function* signatureItems(places: readonly SignaturePlace[], root: Element, setting: Setting): Generator<FlowItem> {
  for (const place of places) {
    const section = setting.document.struct('Sect');
    root.add(section);
    const items = [...placeItems(place, section, setting)];
    for (const [index, item] of items.entries()) yield { ...item, isWhole: true, keepsWithNext: index < items.length - 1, above: index === 0 ? placeAbove : 1 };
  }
}

function* placeItems({ party, signature }: SignaturePlace, section: Element, setting: Setting): Generator<FlowItem> {
  yield paragraph([{ strong: party }], section, setting);
  if (signature.kind === 'INK') yield inkItem(signature.label, section, setting);
  else for (const { label, value } of signature.facts) yield paragraph([{ strong: `${label}: ` }, ...(typeof value === 'string' ? [value] : value)], section, setting);
}

function paragraph(words: Words, section: Element, { document, text, frame }: Setting): FlowItem {
  const element = document.struct('P');
  section.add(element);
  return lineItem(document, element, { lines: text.linesOf(words, frame.right - frame.left), x: frame.left });
}

/** A line that waits for ink, and under it what is to be written there. */
function inkItem(label: string, section: Element, { document, pen, text, frame }: Setting): FlowItem {
  const element = document.struct('P');
  section.add(element);
  const lines = text.linesOf(label, frame.right - frame.left);
  const draw: FlowItem['draw'] = (y, { from, count }) => {
    if (from === 0) pen.rule(y + ink.height - 3, { left: frame.left, right: frame.left + ink.width });
    writeLines(document, element, lines.slice(from, from + count), { x: frame.left, y: y + ink.height, set: textSet });
  };
  return { above: 0, lineCount: lines.length, lineHeight: textSet.lineHeight, padding: ink.height, isWhole: true, keepsWithNext: false, draw };
}
