import type { Locale } from '@conect/kernel';
import { messageOf, userErrorsOf, type ShapedUserError } from '@conect/service-kit';
import type { Expectation, IdentityErrorCode, IdentityRefusal } from '../domain/refusals';
import { expectations, messages } from './messages';

/** Identity's refusals as the client sees them, in its language. */
export const identityUserErrors = (refusals: readonly IdentityRefusal[], locale: Locale): ShapedUserError<IdentityErrorCode>[] =>
  userErrorsOf(refusals.map((refusal) => inWords(refusal, locale)), messages, locale);

/** Replaces the name of an expectation by its words. */
function inWords(refusal: IdentityRefusal, locale: Locale): IdentityRefusal {
  const expected = refusal.params?.['expected'];
  if (expected === undefined) return refusal;
  const words = messageOf({ code: expected as Expectation, params: refusal.params! }, expectations, locale);
  return { ...refusal, params: { ...refusal.params, expected: words } };
}
