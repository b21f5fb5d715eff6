import { foldText, searchWords, withoutInvisible } from '@conect/kernel';

/** A search as the catalogue compares it: folded, with what it may mean beside words of a name. */
export interface SearchText {
  /** Different words, in the order typed; each must begin a word of the name. */
  readonly words: readonly string[];
  /** The whole text without a leading legal form: who types a whole name means that organization. */
  readonly coreName: string;
  /** The digits, when the text may be a tax number. */
  readonly cui: string | null;
  /** The number in the national register, when the text has its form. */
  readonly registerNumber: string | null;
}

/** Longest search, in characters. */
export const maximumSearchLength = 200;

/** A word of fewer letters is too easily another one. */
const shortestForgiven = 5;

const legalForm = /^(asociatia|asociatie|fundatia|fundatie|federatia|uniunea) /;

/** Reads a search; null when it holds no letter and no digit, which asks for nothing. */
export function parseSearchText(text: string): SearchText | null {
  const folded = foldText(withoutInvisible(text));
  if (folded === '') return null;
  const compact = text.replace(/\s+/g, '').toUpperCase();
  return {
    words: searchWords(folded),
    coreName: folded.replace(legalForm, ''),
    cui: /^(?:RO)?(\d{2,10})$/.exec(compact)?.[1] ?? null,
    registerNumber: /^\d+\/\p{L}+\/\d{4}$/u.test(compact) ? compact : null,
  };
}

/** Whether one typo in this word is forgiven: from five letters, and never in a number. */
export const forgivesTypo = (word: string): boolean => word.length >= shortestForgiven && !/\p{N}/u.test(word);

/**
 * Every word one typo away, as SQL patterns in which `_` is any letter: one letter wrong, missing, too many, or two neighbours
 * swapped. Letters and digits only, so that nothing needs escaping.
 */
export function oneTypoPatterns(word: string): readonly string[] {
  const letters = [...word];
  const around = letters.map((_, at) => [letters.slice(0, at).join(''), letters.slice(at + 1).join('')] as const);
  const wrong = around.map(([before, after]) => `${before}_${after}`);
  const missing = around.map(([before], at) => `${before}_${letters.slice(at).join('')}`);
  const tooMany = around.map(([before, after]) => before + after);
  const swapped = letters.slice(1).map((letter, at) => [...letters.slice(0, at), letter, letters[at]!, ...letters.slice(at + 2)].join(''));
  return [...new Set([...wrong, ...missing, ...tooMany, ...swapped])];
}
