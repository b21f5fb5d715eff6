import { join } from 'node:path';
import { readSubgraphSdl } from '@conect/service-kit';
import { describeRefusals } from '@conect/testing';
import type { VolunteeringErrorCode } from '../domain/refusals';
import type { VolunteeringErrorCode as CodeOfSchema } from './__generated__/resolvers-types';
import { expectations, messages, statusTexts } from './messages';

const folder = join(__dirname, '../../..');

describeRefusals({ folder, sdl: readSubgraphSdl(join(folder, 'schema')), codes: 'VolunteeringErrorCode', messages, words: { ...expectations, ...statusTexts } });

it('the codes are the same in the code and in the schema', () => {
  // A code that only one of the two has does not compile.
  const toSchema = (code: VolunteeringErrorCode): CodeOfSchema => code;
  const fromSchema = (code: CodeOfSchema): VolunteeringErrorCode => code;

  expect(fromSchema(toSchema('CONFLICT'))).toBe('CONFLICT');
});
