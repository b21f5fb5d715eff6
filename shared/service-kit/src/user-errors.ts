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

/** Words for params that are names in the code (an expectation, a status), by the param's name. */
type Words = Readonly<Record<string, Readonly<Record<string, MessageTexts>>>>;

/** A service's refusals in words. */
export interface RefusalTexts<Code extends string> {
  /** The text of one refusal. */
  readonly messageOf: (refusal: Refusal<Code>, locale: Locale) => string;
  /** Refusals or warnings as a payload shows them. */
  readonly userErrorsOf: (refusals: readonly Refusal<Code>[], locale: Locale) => ShapedUserError<Code>[];
}

type Params = NonNullable<Refusal['params']>;

/** Makes the texts of a service's refusals: the code's message with its params filled in, names among them put in words. */
export function createRefusalTexts<Code extends string>(messages: MessageCatalogue<Code>, words: Words = {}): RefusalTexts<Code> {
  const inWords = (params: Params, locale: Locale): Params =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => {
        const texts = words[name]?.[String(value)];
        return [name, texts === undefined ? value : fill(texts, params, locale)];
      }),
    );
  const messageOf: RefusalTexts<Code>['messageOf'] = ({ code, params = {} }, locale) => fill(messages[code], inWords(params, locale), locale);
  return {
    messageOf,
    userErrorsOf: (refusals, locale) =>
      refusals.map((refusal) => ({
        code: refusal.code,
        message: messageOf(refusal, locale),
        field: refusal.field ?? null,
        blockers: refusal.blockers ?? [],
      })),
  };
}

function fill(texts: MessageTexts, params: Params, locale: Locale): string {
  const text = locale === 'EN' ? texts.en : texts.ro;
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}
