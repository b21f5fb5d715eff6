import type { FieldExpectation, Refusal } from '@conect/kernel';

/** Why the registry refuses a command; mirrors `RegistryErrorCode` of the schema. */
export type RegistryErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'SECOND_FACTOR_REQUIRED'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CUI_CHECKSUM'
  | 'LOCALITY_COUNTY_MISMATCH'
  | 'ACTIVITY_AREA_MISMATCH'
  | 'CONFLICT'
  | 'LIMIT_EXCEEDED'
  | 'INVALID_STATE'
  | 'TOO_RECENTLY_REGISTERED'
  | 'MISSING_YEARLY_DOCUMENT'
  | 'SENSITIVE_FIELD'
  | 'RESTRICTED_NAME_TERM'
  | 'POSSIBLE_DUPLICATE';

/** One reason, with the input it is about. */
export type RegistryRefusal = Refusal<RegistryErrorCode>;

/** What was expected of an input; the words for it are in the message catalogue. */
export type Expectation =
  | FieldExpectation
  | 'CUI'
  | 'TERM_END'
  | 'HTTPS_ADDRESS'
  | 'COUNTY_CODE'
  | 'LOCALITY_CODE'
  | 'LOCALITY_NOT_UNIT'
  | 'DOMAIN_CODE'
  | 'DOMAIN_COUNT'
  | 'COURT_CODE'
  | 'STORED_STATUTE'
  | 'STORED_LOGO'
  | 'STORED_EVIDENCE'
  | 'STORED_CHANGE_EVIDENCE'
  | 'STORED_REGISTER_FILE'
  | 'REGISTER_CATEGORY'
  | 'EVIDENCE_COUNT'
  | 'STORED_UTILITY_DOCUMENT'
  | 'YEAR'
  | 'DECISION_NUMBER'
  | 'ENTRY_COUNT'
  | 'OTHER_ORGANIZATION'
  | 'FEDERATION'
  | 'ASSOCIATION_OR_FOUNDATION'
  | 'PARENT_OF_BRANCH'
  | 'BRANCH'
  | 'ENDED_YEAR'
  | 'AMOUNT'
  | 'COUNT'
  | 'NOTHING_TO_CORRECT'
  | 'STORED_ACTIVITY_REPORT'
  | 'STORED_FINANCIAL_STATEMENT'
  | 'NOT_BEFORE_START'
  | 'STORED_ACTIVITY_DOCUMENT'
  | 'STORED_ACTIVITY_IMAGE'
  | 'COMMENTS'
  | 'COMMENT_COUNT'
  | 'FIELD_PATH'
  | 'IDEMPOTENCY_KEY';

/** What is there already, so that a second one is a CONFLICT; the words for it are in the message catalogue. */
export type Conflict = 'CUI' | 'CLAIM' | 'CHANGE_REQUEST' | 'COMMUNITY_MEMBER' | 'INTEREST_RECORD' | 'LINK' | 'BRANCH_PARENT' | 'LINK_CIRCLE' | 'PUBLIC_UTILITY' | 'REGISTER_IMPORT' | 'YEARLY_REPORT';

/** A CONFLICT that says with what. */
export const conflict = (conflictWith: Conflict, field: readonly string[]): RegistryRefusal => ({ code: 'CONFLICT', field, params: { conflictWith } });

/** A BAD_USER_INPUT that says what was expected. */
export const badInput = (
  field: readonly string[],
  expected: Expectation,
  params: Readonly<Record<string, string | number>> = {},
): RegistryRefusal => ({ code: 'BAD_USER_INPUT', field, params: { ...params, expected } });
