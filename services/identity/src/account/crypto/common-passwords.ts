import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The 5,000 most common passwords of 8 characters and more, in lower case; see data/README.md. */
const file = join(__dirname, '../../../data/common-passwords.txt');

/** Reads the list of common passwords; answers whether a text in lower case is one. */
export function readCommonPasswords(): (lowerCase: string) => boolean {
  const passwords = new Set(readFileSync(file, 'utf8').split('\n').filter((line) => line !== ''));
  return (lowerCase) => passwords.has(lowerCase);
}
