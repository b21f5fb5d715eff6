import { join } from 'node:path';
import { describeRefusals } from '@conect/testing';
import { badInput, type RegistryErrorCode } from '../domain/refusals';
import type { RegistryErrorCode as CodeOfSchema } from './__generated__/resolvers-types';
import { expectations, messages, statusTexts } from './messages';
import { registryUserErrors } from './user-errors';

const service = join(__dirname, '../../..');

describeRefusals({ folder: service, codes: 'RegistryErrorCode', messages, expectations, words: { OrganizationStatus: statusTexts } });

describe('the codes', () => {
  it('are the same in the code and in the schema', () => {
    // A code that only one of the two has does not compile.
    const toSchema = (code: RegistryErrorCode): CodeOfSchema => code;
    const fromSchema = (code: CodeOfSchema): RegistryErrorCode => code;

    expect(fromSchema(toSchema('CONFLICT'))).toBe('CONFLICT');
  });
});

describe('the messages', () => {
  it('say what was expected in the language asked for', () => {
    const refusal = badInput(['legalName'], 'MAXIMUM_LENGTH', { maximum: 500 });

    expect(registryUserErrors([refusal], 'RO')[0]?.message).toBe('Valoare nepotrivită: se așteaptă cel mult 500 caractere.');
    expect(registryUserErrors([refusal], 'EN')[0]?.message).toBe('Unsuitable value: expected at most 500 characters.');
    expect(registryUserErrors([{ code: 'INVALID_STATE', params: { status: 'IN_REVIEW' } }], 'EN')[0]?.message).toBe(
      'Not possible in the present state: in review.',
    );
  });
});
