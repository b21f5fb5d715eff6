import type { Refusal } from '@conect/kernel';

/** Why identity refuses a command; mirrors `IdentityErrorCode` of the schema. */
export type IdentityErrorCode =
  | 'BAD_USER_INPUT'
  | 'PASSWORD_TOO_SHORT'
  | 'PASSWORD_TOO_COMMON'
  | 'INVALID_CREDENTIALS'
  | 'EMAIL_NOT_CONFIRMED'
  | 'GUARDIAN_CONFIRMATION_REQUIRED'
  | 'ACCOUNT_ARCHIVED'
  | 'CODE_INVALID'
  | 'SECOND_FACTOR_REQUIRED'
  | 'LAST_SECOND_FACTOR'
  | 'PASSKEY_INVALID'
  | 'PASSKEY_UNKNOWN'
  | 'PASSKEY_EXISTS'
  | 'PASSKEY_COUNTER'
  | 'QUOTA_EXCEEDED'
  | 'PROVIDER_UNAVAILABLE'
  | 'EXTERNAL_SIGN_IN_FAILED'
  | 'ADDRESS_NOT_VOUCHED_FOR'
  | 'LINK_REQUIRED'
  | 'IDENTITY_LINKED_ELSEWHERE'
  | 'LAST_WAY_IN'
  | 'DATA_EXPORT_UNDER_WAY'
  | 'RECENT_SIGN_IN_REQUIRED'
  | 'TOKEN_INVALID'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_USED'
  | 'SESSION_ENDED'
  | 'CONFLICT'
  | 'INSTITUTION_EXISTS'
  | 'LAST_ADMIN'
  | 'REP_NOT_VALIDATED'
  | 'LAST_REPRESENTATIVE'
  | 'FORBIDDEN'
  | 'INVALID_STATE'
  | 'NOT_FOUND';

/** One reason, with the input it is about. */
export type IdentityRefusal = Refusal<IdentityErrorCode>;

/** What was expected of an input; the words for it are in the message catalogue. */
export type Expectation =
  | 'WELL_FORMED_TEXT'
  | 'ONE_LINE'
  | 'LENGTH'
  | 'EMAIL_ADDRESS'
  | 'CURRENT_PASSWORD'
  | 'REDIRECT_URI'
  | 'IDEMPOTENCY_KEY'
  | 'SOME_SCOPE'
  | 'ONE_PLACE'
  | 'INSTITUTION_TYPE'
  | 'PARENT_INSTITUTION'
  | 'WEB_ADDRESS'
  | 'STORED_DESIGNATION'
  | 'ONE_PERSON'
  | 'BIRTH_DATE'
  | 'GUARDIAN_ADDRESS';

/** A BAD_USER_INPUT that says what was expected. */
export const badInput = (
  field: readonly string[],
  expected: Expectation,
  params: Readonly<Record<string, string | number>> = {},
): IdentityRefusal => ({ code: 'BAD_USER_INPUT', field, params: { ...params, expected } });
