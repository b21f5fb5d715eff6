import type { FieldExpectation, Refusal, Result } from '@conect/kernel';

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
  | 'SECOND_FACTOR_REQUIRED'
  | 'DEADLINE_PASSED'
  | 'ORG_SUSPENDED'
  | 'ORG_NOT_ACTIVE'
  | 'ARTICLE_NOT_FOUND'
  | 'OWN_IDEA'
  | 'ALREADY_REQUESTED'
  | 'ALREADY_REGISTERED'
  | 'DRAFT_FILE_UNREADABLE'
  | 'DRAFT_NUMBERING_UNKNOWN'
  | 'DRAFT_WITHOUT_ARTICLES';

/** One reason, with the input it is about. */
export type ConsultationsRefusal = Refusal<ConsultationsErrorCode>;

/** What was read of an input, or why it could not be. */
export type Read<Value> = Result<Value, 'BAD_USER_INPUT'>;

/** What was expected of an input; the words for it are in the message catalogue. */
export type Expectation =
  | FieldExpectation
  | 'IDEMPOTENCY_KEY'
  | 'DOMAIN_CODE'
  | 'ENTRY_COUNT'
  | 'EMAIL_OR_PHONE'
  | 'EMAIL_OR_ADDRESS'
  | 'LATER_DAY'
  | 'LATER_MOMENT'
  | 'ARTICLES'
  | 'BLOCK_LABEL'
  | 'TEXT_ONCE'
  | 'STORED_DRAFT_FILE'
  | ContributionExpectation
  | 'TERM_VALUE'
  | 'TERM_UNIT'
  | 'DAY_FROM_TODAY'
  | 'DAY_TO_COME'
  | 'DAY_WORKED_BY_LAW'
  | 'DAY_OFF_BY_LAW'
  | 'COUNTY_CODE'
  | 'AUDIENCE'
  | 'REACH'
  | DebateExpectation
  | ReportExpectation;

/** What was expected of an input about a debate. */
type DebateExpectation = 'ONE_REQUESTER' | 'OTHER_INSTITUTION' | 'AFTER_START' | 'LOCALITY_CODE' | 'PLACE_OR_ONLINE' | 'NUMBER_BETWEEN' | 'DAY_BETWEEN' | 'ID_OR_NAME' | 'REGISTRATION_OF_DEBATE' | 'STORED_MINUTES';

/** What was expected of what is filled in for an indicator of an annual report. */
type ReportExpectation = 'FILLED_INDICATOR' | 'INDICATOR_TEXT';

/** What was expected of what somebody proposes. */
type ContributionExpectation = 'ARTICLES_OR_GENERAL' | 'DRAFT_PLACE' | 'COUNT' | 'STORED_ATTACHMENT' | 'STORED_SCAN' | 'ONE_AUTHOR' | 'OTHER_INSTITUTION' | 'TARGET_COUNT' | 'GROUP_SIZE' | 'SAME_ARTICLES';

/** A BAD_USER_INPUT that says what was expected. */
export const badInput = (
  field: readonly string[],
  expected: Expectation,
  params: Readonly<Record<string, string | number>> = {},
): Refusal<'BAD_USER_INPUT'> => ({ code: 'BAD_USER_INPUT', field, params: { ...params, expected } });
