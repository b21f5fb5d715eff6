import type { Locale } from '@conect/kernel';
import { createPermissionShapes, createRefusalTexts, type ShapedUserError } from '@conect/service-kit';
import type { ConsultationsErrorCode, ConsultationsRefusal } from '../domain/refusals';
import { debateTexts, expectations, ideaStatusTexts, messages, moderationTexts, obstacleTexts, reportTexts, statusTexts, subjects } from './messages';

const { userErrorsOf, messageOf } = createRefusalTexts(messages, { expected: expectations, status: { ...statusTexts, ...ideaStatusTexts, ...obstacleTexts, ...debateTexts, ...moderationTexts, ...reportTexts }, what: subjects });

/** A refusal as the client sees it, with the legal term that is not kept. */
export interface ShapedRefusal extends ShapedUserError<ConsultationsErrorCode> {
  readonly legalTerm?: { readonly term: string; readonly required: string; readonly given: string; readonly basis: string } | null;
}

/** Refusals of consultations as the client sees them, in its language. */
export const consultationsUserErrors = (refusals: readonly ConsultationsRefusal[], locale: Locale): ShapedRefusal[] =>
  userErrorsOf(refusals, locale).map((shaped, index) => ({ ...shaped, legalTerm: legalTermOf(refusals[index]!) }));

function legalTermOf({ code, params = {} }: ConsultationsRefusal): NonNullable<ShapedRefusal['legalTerm']> | null {
  if (code !== 'LEGAL_TERM_VIOLATION') return null;
  const [term, required, given, basis] = [params['term'], params['required'], params['given'], params['basis']].map(String) as [string, string, string, string];
  return { term, required, given, basis };
}

/** A permission of consultations in words. */
export const shapePermission = createPermissionShapes(messageOf, {
  UNAUTHENTICATED: { ro: 'Autentificați-vă.', en: 'Sign in.' },
  SECOND_FACTOR_REQUIRED: { ro: 'Autentificați-vă cu al doilea factor.', en: 'Sign in with your second factor.' },
  BAD_USER_INPUT: { ro: 'Completați: {missing}.', en: 'Fill in: {missing}.' },
});
