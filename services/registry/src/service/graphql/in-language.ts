import type { Locale } from '@conect/kernel';

/** A text in both languages, either of which may be missing. */
export type InBothLanguages = Readonly<Record<Locale, string | null>>;

/** The text in the language wanted, else in the other one; null when there is none. */
export function inLanguage(texts: InBothLanguages, wanted: Locale): { readonly text: string; readonly locale: Locale } | null {
  const locale = texts[wanted] === null ? otherThan(wanted) : wanted;
  const text = texts[locale];
  return text === null ? null : { text, locale };
}

const otherThan = (locale: Locale): Locale => (locale === 'RO' ? 'EN' : 'RO');
