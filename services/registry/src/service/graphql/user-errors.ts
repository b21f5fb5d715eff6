import type { Locale } from '@conect/kernel';
import { messageOf, userErrorsOf, type MessageTexts, type ShapedUserError } from '@conect/service-kit';
import type { RegistryErrorCode, RegistryRefusal } from '../domain/refusals';
import { expectations, messages, statusTexts } from './messages';

/** Refusals or warnings of the registry as the client sees them, in its language. */
export const registryUserErrors = (refusals: readonly RegistryRefusal[], locale: Locale): ShapedUserError<RegistryErrorCode>[] =>
  userErrorsOf(refusals.map((refusal) => inWords(refusal, locale)), messages, locale);

/** The text of one refusal. */
export const registryMessage = (refusal: RegistryRefusal, locale: Locale): string => messageOf(inWords(refusal, locale), messages, locale);

/** Replaces what is a name in the code (an expectation, a status) by its words. */
function inWords(refusal: RegistryRefusal, locale: Locale): RegistryRefusal {
  const { params } = refusal;
  if (params === undefined) return refusal;
  return {
    ...refusal,
    params: {
      ...params,
      ...wordsOf('expected', expectations, params, locale),
      ...wordsOf('status', statusTexts, params, locale),
    },
  };
}

type Params = NonNullable<RegistryRefusal['params']>;

function wordsOf(name: string, texts: Readonly<Record<string, MessageTexts>>, params: Params, locale: Locale): Params {
  const found = texts[String(params[name])];
  if (found === undefined) return {};
  const text = locale === 'EN' ? found.en : found.ro;
  return { [name]: text.replace(/\{(\w+)\}/g, (placeholder, key: string) => String(params[key] ?? placeholder)) };
}
