import { createRefusalTexts } from '@conect/service-kit';
import { expectations, messages } from './messages';

/** Refusals of messaging as the client sees them, in its language. */
export const { userErrorsOf: messagingUserErrors } = createRefusalTexts(messages, { expected: expectations });
