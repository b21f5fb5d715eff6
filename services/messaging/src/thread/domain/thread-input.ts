import { readText, refuse, whole, type Given, type Result } from '@conect/kernel';
import { badInput } from '../../service/domain/refusals';

/** The longest subject, in characters. */
export const maximumSubject = 200;
/** The longest message or note, in characters. */
const maximumText = 20_000;

type Read = Result<string, 'BAD_USER_INPUT'>;

/** A line that can stand in a list and in a header: nothing in it ends a line. */
export function readLine(value: string, field: string, maximum: number): Read {
  const text = readText(maximum, value, [field]);
  return text.ok && /[\p{Cc}\u2028\u2029]/u.test(text.value) ? refuse(badInput([field], 'ONE_LINE')) : text;
}

/** What a message or a note says: plain text; what looks like markup in it stays text. */
export const readMessage = (text: string, field = 'text'): Read => readText(maximumText, text, [field]);

/** What a letter says: what it is about, and its text. */
export const readLetter = ({ subject, text }: { readonly subject: string; readonly text: string }): Result<{ readonly subject: string; readonly text: string }, 'BAD_USER_INPUT'> =>
  whole({ subject: readLine(subject, 'subject', maximumSubject), text: readMessage(text) });

/** The one alternative that an input names, with what it stands for; `NONE` when it names none. */
export function onlyOne<Kind extends string>(given: Readonly<Record<Kind, Given<string>>>): { readonly kind: Kind; readonly id: string } | 'NONE' | 'MANY' {
  const named = (Object.entries(given) as [Kind, Given<string>][]).filter((entry): entry is [Kind, string] => entry[1] != null);
  if (named.length !== 1) return named.length === 0 ? 'NONE' : 'MANY';
  const [[kind, id]] = named as [[Kind, string]];
  return { kind, id };
}
