import { diffWordsWithSpace } from 'diff';

/** A part of a text, in UTF-16 code units. */
interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The words that one text has and the other has not, each as a range of its own text. */
export function changedWords(before: string, after: string): { readonly removed: readonly TextRange[]; readonly added: readonly TextRange[] } {
  const [removed, added]: [TextRange[], TextRange[]] = [[], []];
  let [inBefore, inAfter] = [0, 0];
  for (const { value, removed: isGone, added: isNew } of diffWordsWithSpace(before, after)) {
    if (isGone) removed.push({ start: inBefore, end: inBefore + value.length });
    if (isNew) added.push({ start: inAfter, end: inAfter + value.length });
    if (!isNew) inBefore += value.length;
    if (!isGone) inAfter += value.length;
  }
  return { removed, added };
}
