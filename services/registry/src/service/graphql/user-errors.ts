import { createRefusalTexts } from '@conect/service-kit';
import { conflicts, expectations, messages, requestStatusTexts, statusTexts, subjects, yearlyDocuments } from './messages';

/** Refusals or warnings of the registry as the client sees them, in its language; and the text of one alone. */
export const { userErrorsOf: registryUserErrors, messageOf: registryMessage } = createRefusalTexts(messages, {
  expected: expectations,
  status: { ...statusTexts, ...requestStatusTexts },
  what: subjects,
  document: yearlyDocuments,
  conflictWith: conflicts,
});
