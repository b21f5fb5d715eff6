import type { Refusal } from '@conect/kernel';

/** Why messaging refuses a command; mirrors `MessagingErrorCode` of the schema. */
export type MessagingErrorCode = 'NOT_FOUND' | 'BAD_USER_INPUT';

/** One reason, with the input it is about. */
export type MessagingRefusal = Refusal<MessagingErrorCode>;

/** What was expected of an input; the words for it are in the message catalogue. */
export type Expectation = 'WELL_FORMED_TEXT' | 'IDEMPOTENCY_KEY' | 'NOTIFICATION_IDS' | 'EACH_TOPIC_ONCE';

/** A BAD_USER_INPUT that says what was expected. */
export const badInput = (
  field: readonly string[],
  expected: Expectation,
  params: Readonly<Record<string, string | number>> = {},
): MessagingRefusal => ({ code: 'BAD_USER_INPUT', field, params: { ...params, expected } });
