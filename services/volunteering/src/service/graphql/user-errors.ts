import type { Locale } from '@conect/kernel';
import { createPermissionShapes, createRefusalTexts, type ShapedUserError } from '@conect/service-kit';
import type { VolunteeringErrorCode, VolunteeringRefusal } from '../domain/refusals';
import { expectations, messages, statusTexts, subjects } from './messages';

const { userErrorsOf, messageOf } = createRefusalTexts(messages, { expected: expectations, status: statusTexts, what: subjects });

/** Refusals of volunteering as the client sees them, in its language. */
export const volunteeringUserErrors = (refusals: readonly VolunteeringRefusal[], locale: Locale): ShapedUserError<VolunteeringErrorCode>[] => userErrorsOf(refusals, locale);

/** A refusal in both languages, for a page without the graph. */
export const refusalInBoth = (refusal: VolunteeringRefusal): Readonly<Record<Locale, string>> => ({ RO: messageOf(refusal, 'RO'), EN: messageOf(refusal, 'EN') });

/** A permission of volunteering in words. */
export const shapePermission = createPermissionShapes(messageOf, {
  UNAUTHENTICATED: { ro: 'Autentificați-vă.', en: 'Sign in.' },
  SECOND_FACTOR_REQUIRED: { ro: 'Autentificați-vă cu al doilea factor.', en: 'Sign in with your second factor.' },
});
