import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { archiveTailBytes, endsAsArchive } from './hidden-archive';
import type { ContentProblem } from './content-problem';

/** Everything below the space but tab, line feed, form feed and carriage return, and DEL. */
const controlCharacter = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;
/** What a page begins with, after white space, a byte order mark, an XML declaration and comments. */
const beginning = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->)[^]){0,10000}-->\s*)*<(?:!doctype\s+html|html|head|body|p|div|h[1-6]|table|ol|ul|main|article|section|meta|title|style)\b/i;

/** An HTML page in UTF-8. Scripts may be in it, for it is kept to be read as text, and given back only as a file to be saved. */
export async function inspectHtml(file: string): Promise<ContentProblem | null> {
  const bytes = await readFile(file);
  if (!isUtf8(bytes) || controlCharacter.test(bytes.toString('latin1'))) return 'WRONG_TYPE';
  if (endsAsArchive(bytes.subarray(-archiveTailBytes))) return 'HIDDEN_ARCHIVE';
  return beginning.test(bytes.toString('utf8', 0, 65_536).replace(/^\uFEFF/, '')) ? null : 'WRONG_TYPE';
}
