import type { FieldExpectation, Refusal } from '@conect/kernel';

/** Why consultations refuse a command; mirrors `ConsultationsErrorCode` of the schema. */
export type ConsultationsErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'REP_NOT_VALIDATED'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'INVALID_STATE'
  | 'LEGAL_TERM_VIOLATION'
  | 'DRAFT_FILE_UNREADABLE'
  | 'DRAFT_NUMBERING_UNKNOWN'
  | 'DRAFT_WITHOUT_ARTICLES'
  | 'SECOND_FACTOR_REQUIRED';

/** One reason, with the input it is about. */
export type ConsultationsRefusal = Refusal<ConsultationsErrorCode>;

/** What was expected of an input; the words for it are in the message catalogue. */
export type Expectation =
  | FieldExpectation
  | 'IDEMPOTENCY_KEY'
  | 'VALUE'
  | 'DOMAIN_CODE'
  | 'ENTRY_COUNT'
  | 'ENTRY_ONCE'
  | 'EMAIL_OR_PHONE'
  | 'EMAIL_OR_ADDRESS'
  | 'LATER_DAY'
  | 'LATER_MOMENT'
  | 'ARTICLES'
  | 'BLOCK_LABEL'
  | 'TERM_VALUE'
  | 'TERM_UNIT'
  | 'DAY_FROM_TODAY'
  | 'DAY_TO_COME'
  | 'DAY_WORKED_BY_LAW'
  | 'DAY_OFF_BY_LAW'
  | 'COUNTY_CODE'
  | 'AUDIENCE'
  | 'REACH'
  | 'TEXT_ONCE'
  | 'STORED_DRAFT_FILE';

/** A BAD_USER_INPUT that says what was expected. */
export const badInput = (
  field: readonly string[],
  expected: Expectation,
  params: Readonly<Record<string, string | number>> = {},
): ConsultationsRefusal => ({ code: 'BAD_USER_INPUT', field, params: { ...params, expected } });
