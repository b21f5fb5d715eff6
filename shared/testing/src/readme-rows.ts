import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in capital letters in the first column of the table of one section of a README. */
export function readmeRows(folder: string, section: string): readonly string[] {
  const text = readFileSync(join(folder, 'README.md'), 'utf8').split(`## ${section}`)[1]!.split('\n## ')[0]!;
  return [...text.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name!).sort();
}
