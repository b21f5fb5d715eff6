import { createRefusalTexts } from '@conect/service-kit';
import { expectations, messages } from './messages';

/** Identity's refusals as the client sees them, in its language. */
export const { userErrorsOf: identityUserErrors } = createRefusalTexts(messages, { expected: expectations });
