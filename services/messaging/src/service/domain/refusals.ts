import type { FieldExpectation, Refusal } from '@conect/kernel';
import type { AudienceExpectation } from '@conect/reference-data';

/** Why messaging refuses a command; mirrors `MessagingErrorCode` of the schema. */
export type MessagingErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'INVALID_STATE' | 'DEADLINE_PASSED' | 'NO_LEGAL_TERM' | 'QUOTA_EXCEEDED' | 'SENDER_BLOCKED' | 'KIND_NOT_REFUSABLE' | 'OWN_THREAD' | 'SECOND_FACTOR_REQUIRED' | 'LIMIT_REACHED';

/** One reason, with the input it is about. */
export type MessagingRefusal = Refusal<MessagingErrorCode>;

/** What was expected of an input; the words for it are in the message catalogue. */
export type Expectation = FieldExpectation | 'IDEMPOTENCY_KEY' | 'NOTIFICATION_IDS' | 'EACH_TOPIC_ONCE' | DocumentExpectation | ThreadExpectation | WebhookExpectation | BroadcastExpectation | PushExpectation;

/** What was expected of an input about a thread. */
type ThreadExpectation = 'ONE_LINE' | 'AT_MOST_ONE' | 'EXACTLY_ONE' | 'KIND_BETWEEN' | 'OTHER_INBOX' | 'OF_INBOX' | 'ATTACHMENTS' | 'STORED_ATTACHMENT' | 'MESSAGES_OF_OTHERS';

/** What was expected of a document that is announced. */
type DocumentExpectation = 'FILE_NAME' | 'MEDIA_TYPE' | 'BYTE_LENGTH' | 'SHA256' | 'DOCUMENT_PURPOSE';

/** What was expected of an input about a webhook. */
type WebhookExpectation = 'WEBHOOK_ADDRESS' | 'PUBLIC_HOST' | 'PUBLIC_EVENT_TYPES';

/** What was expected of an input about a broadcast. */
type BroadcastExpectation = AudienceExpectation | 'NO_BASIS' | 'SOMEBODY_REACHED';

/** What was expected of a device. */
type PushExpectation = 'PUSH_ENDPOINT' | 'PUSH_PUBLIC_KEY' | 'PUSH_AUTH_SECRET';

/** A BAD_USER_INPUT that says what was expected. */
export const badInput = (
  field: readonly string[],
  expected: Expectation,
  params: Readonly<Record<string, string | number>> = {},
): Refusal<'BAD_USER_INPUT'> => ({ code: 'BAD_USER_INPUT', field, params: { ...params, expected } });
