import { join } from 'node:path';
import { readSubgraphSdl } from '@conect/service-kit';
import { describeRefusals } from '@conect/testing';
import type { IdentityErrorCode } from '../domain/refusals';
import type { IdentityErrorCode as CodeOfSchema } from './__generated__/resolvers-types';
import { expectations, messages } from './messages';

const folder = join(__dirname, '../../..');

describeRefusals({ folder, sdl: readSubgraphSdl(join(folder, 'schema')), codes: 'IdentityErrorCode', messages, words: expectations });

it('the codes are the same in the code and in the schema', () => {
  // A code that only one of the two has does not compile.
  const toSchema = (code: IdentityErrorCode): CodeOfSchema => code;
  const fromSchema = (code: CodeOfSchema): IdentityErrorCode => code;

  expect(fromSchema(toSchema('CONFLICT'))).toBe('CONFLICT');
});
