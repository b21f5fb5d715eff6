import { join } from 'node:path';
import { describeRefusals } from '@conect/testing';
import { noticeTexts, topicTexts } from '../../notification/domain/notice-texts';
import { badInput, type MessagingErrorCode } from '../domain/refusals';
import type { MessagingErrorCode as CodeOfSchema } from './__generated__/resolvers-types';
import { expectations, messages } from './messages';
import { messagingUserErrors } from './user-errors';

const service = join(__dirname, '../../..');
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();

const topics = Object.fromEntries(Object.entries(topicTexts).map(([topic, { RO: ro, EN: en }]) => [topic, { ro, en }]));

describeRefusals({ folder: service, codes: 'MessagingErrorCode', messages, expectations, words: { NotificationTopic: topics } });

describe('the codes', () => {
  it('are the same in the code and in the schema', () => {
    // A code that only one of the two has does not compile.
    const toSchema = (code: MessagingErrorCode): CodeOfSchema => code;
    const fromSchema = (code: CodeOfSchema): MessagingErrorCode => code;

    expect(fromSchema(toSchema('NOT_FOUND'))).toBe('NOT_FOUND');
  });
});

describe('the messages', () => {
  it('say what was expected in the language asked for', () => {
    const refusal = badInput(['notificationIds'], 'NOTIFICATION_IDS', { maximum: 100 });

    expect(messagingUserErrors([refusal], 'RO')[0]?.message).toBe('Valoare nepotrivită: se așteaptă 1 până la 100 identificatori UUID.');
    expect(messagingUserErrors([refusal], 'EN')[0]?.message).toBe('Unsuitable value: expected 1 to 100 UUIDs.');
  });
});

describe('the notices', () => {
  it('say the same in both languages, and nothing that anybody typed in a title, which becomes a header', () => {
    for (const { title, body } of Object.values(noticeTexts)) {
      expect([placeholders(title.RO), placeholders(title.EN)]).toEqual([[], []]);
      expect(placeholders(body.RO)).toEqual(placeholders(body.EN));
      expect(title.RO).not.toBe(title.EN);
    }
  });
});
