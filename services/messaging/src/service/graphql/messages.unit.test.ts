import { join } from 'node:path';
import { readSubgraphSdl } from '@conect/service-kit';
import { describeRefusals, enumValuesIn, placeholdersIn } from '@conect/testing';
import { noticeTexts, topicTexts } from '../../notification/domain/notice-texts';
import { badInput, type MessagingErrorCode } from '../domain/refusals';
import type { MessagingErrorCode as CodeOfSchema } from './__generated__/resolvers-types';
import { expectations, messages, quotas, statusTexts, subjects } from './messages';
import { messagingUserErrors } from './user-errors';

const folder = join(__dirname, '../../..');
const sdl = readSubgraphSdl(join(folder, 'schema'));

describeRefusals({ folder, sdl, codes: 'MessagingErrorCode', messages, words: { ...expectations, ...statusTexts, ...subjects, ...quotas } });

it('the codes are the same in the code and in the schema', () => {
  // A code that only one of the two has does not compile.
  const toSchema = (code: MessagingErrorCode): CodeOfSchema => code;
  const fromSchema = (code: CodeOfSchema): MessagingErrorCode => code;

  expect(fromSchema(toSchema('NOT_FOUND'))).toBe('NOT_FOUND');
});

it('a message says what was expected in the language asked for', () => {
  const refusal = badInput(['notificationIds'], 'NOTIFICATION_IDS', { maximum: 100 });

  expect(messagingUserErrors([refusal], 'RO')[0]?.message).toBe('Valoare nepotrivită: se așteaptă 1 până la 100 identificatori UUID.');
  expect(messagingUserErrors([refusal], 'EN')[0]?.message).toBe('Unsuitable value: expected 1 to 100 UUIDs.');
});

describe('the notices', () => {
  it('have words for every topic', () => {
    expect(Object.keys(topicTexts).sort()).toEqual([...enumValuesIn(sdl, 'NotificationTopic')].sort());
  });

  it('say the same in both languages, and nothing that anybody typed in a title, which becomes a header', () => {
    for (const { title, body } of Object.values(noticeTexts)) {
      expect([placeholdersIn(title.RO), placeholdersIn(title.EN)]).toEqual([[], []]);
      expect(placeholdersIn(body.RO)).toEqual(placeholdersIn(body.EN));
      expect(title.RO).not.toBe(title.EN);
    }
  });
});
