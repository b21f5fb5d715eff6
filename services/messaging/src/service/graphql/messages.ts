import { commonExpectations, commonMessages, type MessageCatalogue, type MessageTexts } from '@conect/service-kit';
import type { Expectation, MessagingErrorCode } from '../domain/refusals';

/** The texts of every refusal, by code. */
export const messages: MessageCatalogue<MessagingErrorCode> = {
  ...commonMessages,
  NOT_FOUND: { ro: 'Notificarea nu există.', en: 'There is no such notice.' },
};

/** What was expected of an input, as the end of the sentence of BAD_USER_INPUT. */
export const expectations: Readonly<Record<Expectation, MessageTexts>> = {
  ...commonExpectations,
  NOTIFICATION_IDS: { ro: '1 până la {maximum} identificatori UUID', en: '1 to {maximum} UUIDs' },
  EACH_TOPIC_ONCE: { ro: 'cel puțin o temă, fiecare o singură dată', en: 'at least one topic, each of them once' },
};
