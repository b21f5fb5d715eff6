import type { MessageTexts } from './user-errors';

/** The texts of the code that every service has; `{expected}` is an expectation in words. */
export const commonMessages = {
  BAD_USER_INPUT: { ro: 'Valoare nepotrivită: se așteaptă {expected}.', en: 'Unsuitable value: expected {expected}.' },
} as const satisfies Readonly<Record<string, MessageTexts>>;

/** What any service may have expected of an input. */
export const commonExpectations = {
  WELL_FORMED_TEXT: { ro: 'un text corect codificat, fără caractere NUL', en: 'well-formed text without NUL characters' },
  IDEMPOTENCY_KEY: { ro: 'o cheie de 1 până la {maximum} caractere, fără NUL', en: 'a key of 1 to {maximum} characters, without NUL' },
} as const satisfies Readonly<Record<string, MessageTexts>>;
