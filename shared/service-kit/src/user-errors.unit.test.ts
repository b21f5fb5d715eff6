import { createRefusalTexts } from './user-errors';

const { userErrorsOf } = createRefusalTexts(
  {
    BAD_USER_INPUT: { ro: 'Se aștepta {expected}.', en: 'Expected {expected}.' },
    CONFLICT: { ro: 'Există deja.', en: 'It exists already.' },
  },
  { expected: { LENGTH: { ro: 'cel mult {maximum} caractere', en: 'at most {maximum} characters' } } },
);

it('writes every refusal in the asked language with its values', () => {
  const refusals = [
    { code: 'BAD_USER_INPUT', field: ['legalName'], params: { expected: '3' } },
    { code: 'CONFLICT', blockers: ['RO-1'] },
  ] as const;

  expect(userErrorsOf(refusals, 'RO')).toEqual([
    { code: 'BAD_USER_INPUT', message: 'Se aștepta 3.', field: ['legalName'], blockers: [] },
    { code: 'CONFLICT', message: 'Există deja.', field: null, blockers: ['RO-1'] },
  ]);
  expect(userErrorsOf(refusals, 'EN')[0]?.message).toBe('Expected 3.');
});

it('puts a name among the params in words, with the values of the refusal', () => {
  const refusal = { code: 'BAD_USER_INPUT', params: { expected: 'LENGTH', maximum: 200 } } as const;

  expect(userErrorsOf([refusal], 'RO')[0]?.message).toBe('Se aștepta cel mult 200 caractere.');
  expect(userErrorsOf([refusal], 'EN')[0]?.message).toBe('Expected at most 200 characters.');
});

it('leaves a placeholder without a value visible', () => {
  expect(userErrorsOf([{ code: 'BAD_USER_INPUT' }], 'EN')[0]?.message).toBe('Expected {expected}.');
});
