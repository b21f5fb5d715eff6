import { userErrorsOf } from './user-errors';

const catalogue = {
  BAD_USER_INPUT: { ro: 'Se aștepta {expected}.', en: 'Expected {expected}.' },
  CONFLICT: { ro: 'Există deja.', en: 'It exists already.' },
};

it('writes every refusal in the asked language with its values', () => {
  const refusals = [
    { code: 'BAD_USER_INPUT', field: ['legalName'], params: { expected: '3' } },
    { code: 'CONFLICT', blockers: ['RO-1'] },
  ] as const;

  expect(userErrorsOf(refusals, catalogue, 'RO')).toEqual([
    { code: 'BAD_USER_INPUT', message: 'Se aștepta 3.', field: ['legalName'], blockers: [] },
    { code: 'CONFLICT', message: 'Există deja.', field: null, blockers: ['RO-1'] },
  ]);
  expect(userErrorsOf(refusals, catalogue, 'EN')[0]?.message).toBe('Expected 3.');
});

it('leaves a placeholder without a value visible', () => {
  expect(userErrorsOf([{ code: 'BAD_USER_INPUT' }], catalogue, 'EN')[0]?.message).toBe('Expected {expected}.');
});
