import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSubgraphSdl } from '@conect/service-kit';
import { Kind, parse, type EnumTypeDefinitionNode } from 'graphql';
import { badInput, type RegistryErrorCode } from '../domain/refusals';
import type { RegistryErrorCode as CodeOfSchema } from './__generated__/resolvers-types';
import { expectations, messages, statusTexts } from './messages';
import { registryUserErrors } from './user-errors';

const service = join(__dirname, '../../..');
const definitions = parse(readSubgraphSdl(join(service, 'schema'))).definitions;
const valuesOf = (name: string): string[] =>
  definitions
    .filter((definition): definition is EnumTypeDefinitionNode => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === name)
    .flatMap(({ values }) => (values ?? []).map((value) => value.name.value));

describe('the codes', () => {
  it('are the same in schema, message catalogue and README', () => {
    const readme = readFileSync(join(service, 'README.md'), 'utf8');
    const section = readme.split('## Refusals')[1]!.split('\n## ')[0]!;
    const listed = [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);

    expect(Object.keys(messages).sort()).toEqual(valuesOf('RegistryErrorCode').sort());
    expect(listed.sort()).toEqual(valuesOf('RegistryErrorCode').sort());
  });

  it('are the same in the code and in the schema', () => {
    // A code that only one of the two has does not compile.
    const toSchema = (code: RegistryErrorCode): CodeOfSchema => code;
    const fromSchema = (code: CodeOfSchema): RegistryErrorCode => code;

    expect(fromSchema(toSchema('CONFLICT'))).toBe('CONFLICT');
  });
});

describe('the messages', () => {
  it('have words for every status', () => {
    expect(Object.keys(statusTexts).sort()).toEqual(valuesOf('OrganizationStatus').sort());
  });

  it('have the same placeholders in both languages, and differ', () => {
    const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();
    for (const { ro, en } of [...Object.values(messages), ...Object.values(expectations)]) {
      expect(placeholders(ro)).toEqual(placeholders(en));
      expect(ro).not.toBe(en);
    }
  });

  it('say what was expected in the language asked for', () => {
    const refusal = badInput(['legalName'], 'MAXIMUM_LENGTH', { maximum: 500 });

    expect(registryUserErrors([refusal], 'RO')[0]?.message).toBe('Valoare nepotrivită: se așteaptă cel mult 500 caractere.');
    expect(registryUserErrors([refusal], 'EN')[0]?.message).toBe('Unsuitable value: expected at most 500 characters.');
    expect(registryUserErrors([{ code: 'INVALID_STATE', params: { status: 'IN_REVIEW' } }], 'EN')[0]?.message).toBe(
      'Not possible in the present state: in review.',
    );
  });
});
