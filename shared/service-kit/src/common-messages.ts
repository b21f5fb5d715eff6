import type { FieldExpectation } from '@conect/kernel';
import type { MessageTexts } from './user-errors';

/** The texts of the code that every service has; `{expected}` is an expectation in words. */
export const commonMessages = {
  BAD_USER_INPUT: { ro: 'Valoare nepotrivită: se așteaptă {expected}.', en: 'Unsuitable value: expected {expected}.' },
} as const satisfies Readonly<Record<string, MessageTexts>>;

/** What any service may have expected of an input. */
export const commonExpectations = {
  VALUE: { ro: 'o valoare; câmpul este obligatoriu', en: 'a value; the field is required' },
  ENTRY_ONCE: { ro: 'fiecare intrare o singură dată', en: 'each entry once' },
  WELL_FORMED_TEXT: { ro: 'un text corect codificat, fără caractere NUL', en: 'well-formed text without NUL characters' },
  MINIMUM_LENGTH: { ro: 'cel puțin {minimum} caracter(e)', en: 'at least {minimum} character(s)' },
  MAXIMUM_LENGTH: { ro: 'cel mult {maximum} caractere', en: 'at most {maximum} characters' },
  UUID: { ro: 'un identificator UUID', en: 'a UUID' },
  PAST_DATE: { ro: 'o dată calendaristică aaaa-ll-zz, cel târziu {today}', en: 'a calendar day yyyy-mm-dd, {today} at the latest' },
  CALENDAR_DAY: { ro: 'o dată calendaristică aaaa-ll-zz', en: 'a calendar day yyyy-mm-dd' },
  WEB_ADDRESS: { ro: 'o adresă web http sau https', en: 'an http or https address' },
  EMAIL_ADDRESS: { ro: 'o adresă de e-mail', en: 'an e-mail address' },
  PHONE_NUMBER: { ro: 'un număr de telefon, de exemplu +40722123456', en: 'a telephone number, e.g. +40722123456' },
  IDEMPOTENCY_KEY: { ro: 'o cheie de 1 până la {maximum} caractere, fără NUL', en: 'a key of 1 to {maximum} characters, without NUL' },
} as const satisfies Readonly<Record<FieldExpectation | 'IDEMPOTENCY_KEY', MessageTexts>>;
