import { parseName } from './person-name';

const expectedOf = (text: string): unknown => {
  const name = parseName(text, ['name']);
  return name.ok ? null : name.refusals[0]!.params?.['expected'];
};

describe('a name', () => {
  it.each([
    ['  Ana-Maria Şerban ', 'Ana-Maria Șerban'],
    ['Łukasz O’Neill 李', 'Łukasz O’Neill 李'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('%j is read as %j', (text, name) => {
    expect(parseName(text, ['name'])).toEqual({ ok: true, value: name });
  });

  it.each([
    ['', 'LENGTH'],
    ['   ', 'LENGTH'],
    ['x'.repeat(201), 'LENGTH'],
    ['Ana\0', 'WELL_FORMED_TEXT'],
    ['Ana\ud800', 'WELL_FORMED_TEXT'],
    ['Ana\r\nBcc: x', 'ONE_LINE'],
    ['Ana\tDan', 'ONE_LINE'],
    ['Ana\u2028Dan', 'ONE_LINE'],
    ['Ana\u202enimda', 'ONE_LINE'],
  ])('%j is refused: expected %s', (text, expected) => {
    expect(expectedOf(text)).toBe(expected);
  });
});
