import { join } from 'node:path';
import { readSubgraphSdl } from '@conect/service-kit';
import { describeRefusals, enumValuesIn } from '@conect/testing';
import { badInput, type ConsultationsErrorCode } from '../domain/refusals';
import type { ConsultationsErrorCode as CodeOfSchema } from './__generated__/resolvers-types';
import { debateTexts, expectations, ideaStatusTexts, messages, reportTexts, statusTexts } from './messages';
import { consultationsUserErrors } from './user-errors';

const folder = join(__dirname, '../../..');
const sdl = readSubgraphSdl(join(folder, 'schema'));

describeRefusals({ folder, sdl, codes: 'ConsultationsErrorCode', messages, words: { ...expectations, ...statusTexts, ...ideaStatusTexts, ...debateTexts, ...reportTexts } });

it('there are words for every status', () => {
  const statuses = new Set(['ConsultationStatus', 'ContributionStatus'].flatMap((name) => [...enumValuesIn(sdl, name)]));

  expect(Object.keys(statusTexts).sort()).toEqual([...statuses].sort());
});

it('the codes are the same in the code and in the schema', () => {
  // A code that only one of the two has does not compile.
  const toSchema = (code: ConsultationsErrorCode): CodeOfSchema => code;
  const fromSchema = (code: CodeOfSchema): ConsultationsErrorCode => code;

  expect(fromSchema(toSchema('CONFLICT'))).toBe('CONFLICT');
});

it('the messages say what was expected, and where it stands, in the language asked for', () => {
  expect(consultationsUserErrors([badInput(['card'], 'MAXIMUM_LENGTH', { maximum: 600 })], 'RO')[0]?.message).toBe('Valoare nepotrivită: se așteaptă cel mult 600 caractere.');
  expect(consultationsUserErrors([{ code: 'INVALID_STATE', params: { status: 'CANCELLED' } }], 'EN')[0]?.message).toBe('Not possible in the present state: cancelled.');
});
