import { createRefusalTexts } from '@conect/service-kit';
import { areaTexts, conflicts, expectations, messages, requestStatusTexts, statusTexts, subjects, yearlyDocuments } from './messages';

/** Refusals or warnings of the registry as the client sees them, in its language; and the text of one alone. */
export const { userErrorsOf: registryUserErrors, messageOf: registryMessage } = createRefusalTexts(messages, {
  expected: expectations,
  area: areaTexts,
  status: { ...statusTexts, ...requestStatusTexts },
  what: subjects,
  document: yearlyDocuments,
  conflictWith: conflicts,
});
