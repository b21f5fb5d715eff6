import { createPermissionShapes, createRefusalTexts } from '@conect/service-kit';
import { expectations, messages, quotas, statusTexts, subjects } from './messages';

const { userErrorsOf, messageOf } = createRefusalTexts(messages, { expected: expectations, status: statusTexts, what: subjects, quota: quotas });

/** Refusals of messaging as the client sees them, in its language. */
export const messagingUserErrors = userErrorsOf;

/** One refusal of messaging in words, for what is refused outside a payload. */
export const textOfRefusal = messageOf;

/** A permission of messaging in words. */
export const shapePermission = createPermissionShapes(messageOf, { UNAUTHENTICATED: { ro: 'Autentificați-vă.', en: 'Sign in.' }, SECOND_FACTOR_REQUIRED: { ro: 'Autentificați-vă cu al doilea factor.', en: 'Sign in with your second factor.' } });
