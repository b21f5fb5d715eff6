import { Parser } from 'htmlparser2';
import type { DraftFileProblem } from '../application/ports';
import { createLineWriter } from './line-writer';
import { numberAs } from './number-formats';

/** What is never text; an event handler is an attribute, and no attribute is read but those that number lists. */
const skipped: ReadonlySet<string> = new Set(['script', 'style', 'template', 'head', 'noscript', 'svg', 'math', 'iframe', 'object', 'select', 'textarea', 'button']);
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(' '),
);
const isList = (name: string): boolean => name === 'ol' || name === 'ul';
const startsLine = (name: string): boolean => name === 'br' || blocks.has(name);
const formats: Readonly<Record<string, string>> = { '1': 'decimal', a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' };

interface List {
  readonly isOrdered: boolean;
  readonly format: string | undefined;
  next: number;
}

const visibleNumber = /^\s*(?:\(?[\p{L}\d]{1,4}(?:\^\d+)?\)|\d{1,4}\.|[-–•]|Art)/u;

/** The lines of an HTML text as they are read on a page, numbers of lists included; what is no text is left out. */
export function htmlLines(text: string): readonly string[] | DraftFileProblem {
  const writer = createLineWriter();
  const lists: List[] = [];
  let [skipping, raised] = [0, 0];
  let item: string | null = null;
  let problem: DraftFileProblem | null = null;

  const endLine = (): void => {
    writer.endLine();
  };
  const write = (part: string): void => {
    if (item !== null && part.trim() !== '') {
      if (!visibleNumber.test(part)) writer.prefix(item);
      item = null;
    }
    (raised > 0 ? writer.raise : writer.write)(part);
  };
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (skipped.has(name)) skipping += 1;
    if (name === 'sup') raised += 1;
    if (startsLine(name)) endLine();
    if (isList(name)) lists.push(listOf(name, attributes));
    if (/list-style|counter-/i.test(attributes['style'] ?? '')) problem ??= 'DRAFT_NUMBERING_UNKNOWN';
    if (name === 'li') item = labelOf(lists.at(-1), attributes);
  };
  const close = (name: string): void => {
    if (skipped.has(name)) skipping -= 1;
    if (name === 'sup') raised -= 1;
    if (blocks.has(name)) endLine();
    if (isList(name)) lists.pop();
    if (name === 'li') item = null;
  };
  const parser = new Parser({ onopentag: open, onclosetag: close, ontext: (part) => void (skipping === 0 && write(part)) });
  parser.end(text);
  endLine();
  return problem ?? writer.lines;
}

const listOf = (name: string, { type = '1', start = '1' }: Readonly<Record<string, string>>): List => ({ isOrdered: name === 'ol', format: formats[type], next: Number.parseInt(start, 10) || 1 });

/** The number of an entry, as acts write it: `1.` and `a)`. */
function labelOf(list: List | undefined, { value }: Readonly<Record<string, string>>): string {
  if (list === undefined || !list.isOrdered) return '- ';
  const at = value === undefined ? list.next : Number.parseInt(value, 10) || list.next;
  list.next = at + 1;
  const format = list.format ?? 'decimal';
  const number = numberAs(format, at) ?? String(at);
  if (format === 'lowerRoman') return `(${number}) `;
  return format === 'decimal' ? `${number}. ` : `${number}) `;
}
