import { createRefusalTexts } from '@conect/service-kit';
import { claimStatusTexts, conflicts, expectations, messages, statusTexts, subjects } from './messages';

/** Refusals or warnings of the registry as the client sees them, in its language; and the text of one alone. */
export const { userErrorsOf: registryUserErrors, messageOf: registryMessage } = createRefusalTexts(messages, {
  expected: expectations,
  status: { ...statusTexts, ...claimStatusTexts },
  what: subjects,
  conflictWith: conflicts,
});
