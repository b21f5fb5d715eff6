import { accept, parseText, refuse, type Result } from '@conect/kernel';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';

const maximumLength = 200;
/** Control characters, line and paragraph separators, and marks that turn the direction of text around. */
const notInOneLine = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** Reads a person's name: one line of 1 to 200 characters, in the official spelling of Romanian letters. */
export function parseName(text: string, field: readonly string[]): Result<string, IdentityErrorCode> {
  if (!text.isWellFormed() || text.includes('\0')) return refuse(badInput(field, 'WELL_FORMED_TEXT'));
  const name = parseText(text, { max: maximumLength }, field);
  if (!name.ok) return refuse(badInput(field, 'LENGTH', { minimum: 1, maximum: maximumLength }));
  return notInOneLine.test(name.value) ? refuse(badInput(field, 'ONE_LINE')) : accept(name.value);
}
