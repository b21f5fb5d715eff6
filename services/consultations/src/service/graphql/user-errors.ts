import { createPermissionShapes, createRefusalTexts } from '@conect/service-kit';
import { expectations, messages, statusTexts, subjects } from './messages';

const { userErrorsOf, messageOf } = createRefusalTexts(messages, { expected: expectations, status: statusTexts, what: subjects });

/** Refusals of consultations as the client sees them, in its language. */
export const consultationsUserErrors = userErrorsOf;

/** A permission of consultations in words. */
export const shapePermission = createPermissionShapes(messageOf, { UNAUTHENTICATED: { ro: 'Autentificați-vă.', en: 'Sign in.' } });
