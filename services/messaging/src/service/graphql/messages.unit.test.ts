import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSubgraphSdl } from '@conect/service-kit';
import { Kind, parse, type EnumTypeDefinitionNode } from 'graphql';
import { noticeTexts, topicTexts } from '../../notification/domain/notice-texts';
import { badInput, type MessagingErrorCode } from '../domain/refusals';
import type { MessagingErrorCode as CodeOfSchema } from './__generated__/resolvers-types';
import { expectations, messages } from './messages';
import { messagingUserErrors } from './user-errors';

const service = join(__dirname, '../../..');
const definitions = parse(readSubgraphSdl(join(service, 'schema'))).definitions;
const valuesOf = (name: string): string[] =>
  definitions
    .filter((definition): definition is EnumTypeDefinitionNode => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === name)
    .flatMap(({ values }) => (values ?? []).map((value) => value.name.value));
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();

describe('the codes', () => {
  it('are the same in schema, message catalogue and README', () => {
    const readme = readFileSync(join(service, 'README.md'), 'utf8');
    const section = readme.split('## Refusals')[1]!.split('\n## ')[0]!;
    const listed = [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);

    expect(Object.keys(messages).sort()).toEqual(valuesOf('MessagingErrorCode').sort());
    expect(listed.sort()).toEqual(valuesOf('MessagingErrorCode').sort());
  });

  it('are the same in the code and in the schema', () => {
    // A code that only one of the two has does not compile.
    const toSchema = (code: MessagingErrorCode): CodeOfSchema => code;
    const fromSchema = (code: CodeOfSchema): MessagingErrorCode => code;

    expect(fromSchema(toSchema('NOT_FOUND'))).toBe('NOT_FOUND');
  });
});

describe('the messages', () => {
  it('have the same placeholders in both languages, and differ', () => {
    for (const { ro, en } of [...Object.values(messages), ...Object.values(expectations)]) {
      expect(placeholders(ro)).toEqual(placeholders(en));
      expect(ro).not.toBe(en);
    }
  });

  it('say what was expected in the language asked for', () => {
    const refusal = badInput(['notificationIds'], 'NOTIFICATION_IDS', { maximum: 100 });

    expect(messagingUserErrors([refusal], 'RO')[0]?.message).toBe('Valoare nepotrivită: se așteaptă 1 până la 100 identificatori UUID.');
    expect(messagingUserErrors([refusal], 'EN')[0]?.message).toBe('Unsuitable value: expected 1 to 100 UUIDs.');
  });
});

describe('the notices', () => {
  it('have words for every topic', () => {
    expect(Object.keys(topicTexts).sort()).toEqual(valuesOf('NotificationTopic').sort());
  });

  it('say the same in both languages, and nothing that anybody typed in a title, which becomes a header', () => {
    for (const { title, body } of Object.values(noticeTexts)) {
      expect([placeholders(title.RO), placeholders(title.EN)]).toEqual([[], []]);
      expect(placeholders(body.RO)).toEqual(placeholders(body.EN));
      expect(title.RO).not.toBe(title.EN);
    }
  });
});
