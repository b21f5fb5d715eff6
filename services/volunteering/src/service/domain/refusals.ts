import type { FieldExpectation, Refusal, Result } from '@conect/kernel';

/** Why volunteering refuses a command; mirrors `VolunteeringErrorCode` of the schema. */
export type VolunteeringErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'INVALID_STATE'
  | 'SECOND_FACTOR_REQUIRED'
  | 'ORG_SUSPENDED'
  | 'ORG_NOT_ACTIVE'
  | 'REVIEW_REQUIRED'
  | 'REVIEW_NOT_NEEDED'
  | 'DAYS_PASSED'
  | 'PLACES_TAKEN'
  | 'NIGHT_WORK_OF_MINORS'
  | 'PROFILE_INCOMPLETE'
  | 'OWN_ORGANIZATION'
  | 'ALREADY_APPLIED'
  | 'APPLICATIONS_CLOSED'
  | 'OPPORTUNITY_FULL'
  | 'PLACES_FREE'
  | 'UNDER_MIN_AGE'
  | 'MINORS_NOT_ACCEPTED'
  | 'BLOCKED_BY_HOST'
  | 'ACTIVITY_NOT_BEGUN'
  | 'CONTRACT_OVERLAP'
  | 'PERSONAL_NUMBER'
  | 'GUARDIAN_IS_VOLUNTEER'
  | 'QUOTA_EXCEEDED'
  | 'HOURS_OVERLAP'
  | 'ATTENDANCE_CODE_INVALID'
  | 'ATTENDANCE_NOT_BEGUN'
  | 'ATTENDANCE_CODE_EXPIRED'
  | 'ATTENDANCE_OTHER_SHIFT'
  | 'ATTENDANCE_WITHOUT_CONTRACT'
  | 'CERTIFICATE_WITHOUT_NAME'
  | 'TOO_MANY_SHARES';

/** One reason, with the input it is about. */
export type VolunteeringRefusal = Refusal<VolunteeringErrorCode>;

/** What was read of an input, or why it could not be. */
export type Read<Value> = Result<Value, 'BAD_USER_INPUT'>;

/** What was expected of an input; the words for it are in the message catalogue. */
export type Expectation = FieldExpectation | 'IDEMPOTENCY_KEY' | OpportunityExpectation | ApplicationExpectation | ContractExpectation | DocumentExpectation | RecordExpectation;

/** What was expected of an input about an opportunity. */
type OpportunityExpectation =
  | 'DOMAIN_CODE'
  | 'ENTRIES_BETWEEN'
  | 'NUMBER_BETWEEN'
  | 'DAY_BETWEEN'
  | 'DAY_UNTIL'
  | 'DAY_FROM_TODAY'
  | 'LOCALITY_CODE'
  | 'COORDINATES'
  | 'PLACE_OR_REMOTE'
  | 'PLACES_OR_SHIFTS'
  | 'SHIFT_TIMES'
  | 'KNOWN_SHIFT'
  | 'KNOWN_QUESTION'
  | 'LANGUAGE_CODE'
  | 'OPEN_TO_MINORS'
  | 'NIGHT_WORK';

/** What was expected of an input about an application, or about who applies. */
type ApplicationExpectation = 'BIRTH_DATE' | 'COUNTY' | 'ANSWER';

/** What was expected of an input about a contract. */
type ContractExpectation = 'DAY_FROM' | 'CARD_SERIES' | 'CARD_NUMBER' | 'COORDINATOR' | 'STORED_CONTRACT';

/** What was expected of an announced document. */
type DocumentExpectation = 'FILE_NAME' | 'MEDIA_TYPE' | 'BYTE_LENGTH' | 'SHA256' | 'DOCUMENT_PURPOSE';

/** What was expected of an input about hours, certificates, records and papers. */
type RecordExpectation =
  | 'DAY_OR_TIMES'
  | 'PAST_TIME'
  | 'TIMES_IN_ORDER'
  | 'HOURS_OF_DAY'
  | 'AT_LEAST_A_MINUTE'
  | 'CONTRACT_PERIOD'
  | 'LIST_LENGTH'
  | 'COMPETENCE'
  | 'SHARE_EXPIRY'
  | 'PAPER_FORMAT'
  | 'NOTHING_OF_KIND';

/** A BAD_USER_INPUT that says what was expected. */
export const badInput = (field: readonly string[], expected: Expectation, params: Readonly<Record<string, string | number>> = {}): Refusal<'BAD_USER_INPUT'> => ({
  code: 'BAD_USER_INPUT',
  field,
  params: { ...params, expected },
});
