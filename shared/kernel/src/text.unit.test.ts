import { foldText, parseText, searchWords, toCommaBelow } from './text';

describe('parseText', () => {
  it('trims, composes and writes comma-below letters', () => {
    expect(parseText('  Asociaţia S\u0327  ', { max: 50 }, ['legalName'])).toEqual({ ok: true, value: 'Asociația Ș' });
  });

  it('drops what nobody sees, but not the joiners of an emoji', () => {
    expect(parseText('\ufeffMe\u00addiu 👩\u200d🌾', { max: 50 }, ['legalName'])).toEqual({ ok: true, value: 'Mediu 👩\u200d🌾' });
  });

  it.each([
    ['nothing', ' \u200b  ', 'at least 1 character(s)'],
    ['a NUL', 'a\0b', 'well-formed text without NUL characters'],
    ['a lone surrogate', 'a\ud800b', 'well-formed text without NUL characters'],
    ['20,000 characters', 'x'.repeat(20_000), 'at most 10 characters'],
  ])('refuses %s and says what was expected', (_case, value, expected) => {
    expect(parseText(value, { max: 10 }, ['legalName'])).toEqual({
      ok: false,
      refusals: [{ code: 'BAD_USER_INPUT', field: ['legalName'], params: { expected } }],
    });
  });
});

it.each([
  ['Țarnița', 'tarnita'],
  ['ţarniţa', 'tarnita'],
  ['T\u0326ARNIT\u0326A', 'tarnita'],
  ['„Pro-Mediu”  S.R.L.', 'pro mediu s r l'],
  ['Înălțarea Sfântului', 'inaltarea sfantului'],
])('folds %s to %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

it('leaves every other letter alone when it mends the cedilla', () => {
  expect(toCommaBelow('Şi ţara ăâî')).toBe('Și țara ăâî');
});

it('folds a text of ASCII as it folds the same among other letters', () => {
  const ascii = Array.from({ length: 95 }, (_none, index) => String.fromCharCode(32 + index)).join('');

  for (const text of [ascii, 'ASOCIATIA "X-1"', '', ' ', 'a.b', '...']) expect(foldText(`${text} ș`)).toBe(`${foldText(text)} s`.trim());
});

it.each([
  ['Școala, şcoala și SCOALA', ['scoala', 'si']],
  ['tar\u00adni\u200bța', ['tarnita']],
  [' „-” ', []],
])('has each word of "%s" once', (text, words) => {
  expect(searchWords(text)).toEqual(words);
});
