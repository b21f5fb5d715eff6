import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { ContentProblem } from './content-problem';

/** Everything below the space but tab, line feed and carriage return, and DEL. */
const controlCharacter = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Comma-separated values have no signature: they must be text, in UTF-8. */
export async function inspectCsv(file: string): Promise<ContentProblem | null> {
  const bytes = await readFile(file);
  return isUtf8(bytes) && !controlCharacter.test(bytes.toString('latin1')) ? null : 'WRONG_TYPE';
}
