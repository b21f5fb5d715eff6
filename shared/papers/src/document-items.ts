import { areBlank } from './document-checks';
import type { FlowItem } from './document-flow';
import { listItems } from './document-lists';
import { headingSets, lineItem, paragraphAbove, type Setting } from './document-setting';
import { signatureItems } from './document-signatures';
import { factItems, tableItems } from './document-tables';
import type { Block, QrCode, Words } from './paper-document';
import type { Element } from './pdf-pen';
import { qrModules } from './qr-modules';

const clauseIndent = 18;
const pointsPerMillimetre = 72 / 25.4;

type SetBlock = Exclude<Block, { readonly kind: 'PAGE_BREAK' }>;

/** What blocks put onto pages, one thing after the other, and where a page ends by their will. */
export function* stepsOf(blocks: readonly Block[], root: Element, setting: Setting): Generator<FlowItem | 'PAGE_BREAK'> {
  for (const block of blocks) {
    if (block.kind === 'PAGE_BREAK') yield block.kind;
    else yield* itemsOf(block, root, setting);
  }
}

/** What a block puts onto pages; its elements are added to the tree as they are asked for. */
function itemsOf(block: SetBlock, root: Element, setting: Setting): Iterable<FlowItem> {
  switch (block.kind) {
    case 'HEADING':
      return headingItems(block, root, setting);
    case 'PARAGRAPH':
      return paragraphItems(block.text, root, { setting, indent: 0 });
    case 'CLAUSE':
      return paragraphItems([`${block.number} `, ...wordsAsRuns(block.text)], root, { setting, indent: (block.level - 1) * clauseIndent });
    case 'LIST':
      return listItems(block, root, { setting, left: setting.frame.left });
    case 'FACTS':
      return factItems(block.facts, root, setting);
    case 'TABLE':
      return tableItems(block, root, setting);
    case 'QR_CODE':
      return qrItems(block, root, setting);
    case 'SIGNATURES':
      return signatureItems(block.places, root, setting);
  }
}

const wordsAsRuns = (words: Words) => (typeof words === 'string' ? [words] : words);

function* headingItems({ level, text }: Extract<Block, { readonly kind: 'HEADING' }>, root: Element, { document, frame, headings }: Setting): Generator<FlowItem> {
  const set = headingSets[level - 1]!;
  if (areBlank(text)) return;
  const lines = headings[level - 1]!.linesOf([{ strong: text }], frame.right - frame.left);
  const element = document.struct(`H${level}`);
  root.add(element);
  yield { ...lineItem(document, element, { lines, set, x: frame.left }), above: set.above, isWhole: true, keepsWithNext: true };
}

function* paragraphItems(words: Words, root: Element, { setting: { document, frame, text }, indent }: { readonly setting: Setting; readonly indent: number }): Generator<FlowItem> {
  if (areBlank(words)) return;
  const x = frame.left + indent;
  const lines = text.linesOf(words, frame.right - x);
  const element = document.struct('P');
  root.add(element);
  yield lineItem(document, element, { lines, x });
}

function* qrItems({ text, alternative, sizeMillimetres }: QrCode, root: Element, { document, frame }: Setting): Generator<FlowItem> {
  const size = sizeMillimetres * pointsPerMillimetre;
  const { side, bars } = qrModules(text);
  const module = size / side;
  const drawAt = (y: number) => (): void => {
    for (const bar of bars) document.rect(frame.left + bar.x * module, y + bar.y * module, bar.width * module, module);
    document.fill('#000000');
  };
  const draw = (y: number): void => {
    const options = { alt: alternative, bbox: [frame.left, y, frame.left + size, y + size], placement: 'Block' };
    root.add(document.struct('Figure', options, drawAt(y)));
  };
  yield { above: paragraphAbove, lineCount: 1, lineHeight: size, padding: 0, isWhole: true, keepsWithNext: false, draw };
}
