import type { Locale, Refusal } from '@conect/kernel';

/** The text of one code in both languages, with `{name}` for the refusal's params. */
export interface MessageTexts {
  readonly ro: string;
  readonly en: string;
}

/** A service's texts; the type makes a code without a text a compile error. */
export type MessageCatalogue<Code extends string> = Readonly<Record<Code, MessageTexts>>;

/** A refusal as the client sees it. */
export interface ShapedUserError<Code extends string> {
  readonly code: Code;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly blockers: readonly string[];
}

/** Writes a code's text in one language with its params filled in. */
export function messageOf<Code extends string>(refusal: Refusal<Code>, catalogue: MessageCatalogue<Code>, locale: Locale): string {
  const text = locale === 'EN' ? catalogue[refusal.code].en : catalogue[refusal.code].ro;
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(refusal.params?.[name] ?? placeholder));
}

/** Refusals as the `userErrors` of a payload. */
export const userErrorsOf = <Code extends string>(
  refusals: readonly Refusal<Code>[],
  catalogue: MessageCatalogue<Code>,
  locale: Locale,
): ShapedUserError<Code>[] =>
  refusals.map((refusal) => ({
    code: refusal.code,
    message: messageOf(refusal, catalogue, locale),
    field: refusal.field ?? null,
    blockers: refusal.blockers ?? [],
  }));
