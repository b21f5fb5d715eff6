import { forgivesTypo, oneTypoPatterns, parseSearchText } from './search-text';

describe('parseSearchText', () => {
  it.each(['tarnita', 'ţarniţa', 'Țarnița', '  TARNITA!  ', 'tar\u00adni\u200bta'])('reads "%s" as the same word', (text) => {
    expect(parseSearchText(text)).toMatchObject({ words: ['tarnita'], coreName: 'tarnita', cui: null, registerNumber: null });
  });

  it('takes each word once and leaves a leading legal form out of the core name', () => {
    expect(parseSearchText('Asociația Verde, verde')).toMatchObject({ words: ['asociatia', 'verde'], coreName: 'verde verde' });
    expect(parseSearchText('Asociația')).toMatchObject({ words: ['asociatia'], coreName: 'asociatia' });
  });

  it.each([
    ['28765437', '28765437'],
    ['RO 28765437', '28765437'],
    ['ro28765437', '28765437'],
    ['1', null],
    ['12345678901', null],
    ['tel 28765437', null],
  ])('sees a tax number in "%s": %s', (text, cui) => {
    expect(parseSearchText(text)?.cui).toBe(cui);
  });

  it.each([
    ['3304/A/2026', '3304/A/2026'],
    [' 3304 / a / 2026', '3304/A/2026'],
    ['3304/2026', null],
    ['3304', null],
  ])('sees a register number in "%s": %s', (text, number) => {
    expect(parseSearchText(text)?.registerNumber).toBe(number);
  });

  it.each(['', '   ', '"!?-'])('asks for nothing: "%s"', (text) => {
    expect(parseSearchText(text)).toBeNull();
  });
});

/** What `LIKE` does with the patterns. */
const reaches = (typed: string, meant: string): boolean =>
  oneTypoPatterns(typed).some((pattern) => new RegExp(`^${pattern.replaceAll('_', '.')}$`, 'u').test(meant));

describe('oneTypoPatterns', () => {
  it.each([
    ['tarnlta', 'tarnita', 'a wrong letter'],
    ['tarnta', 'tarnita', 'a missing letter'],
    ['tarniita', 'tarnita', 'a letter too many'],
    ['tanrita', 'tarnita', 'two letters swapped'],
    ['arnita', 'tarnita', 'the first letter missing'],
  ])('of "%s" reach "%s": %s', (typed, meant) => {
    expect(reaches(typed, meant)).toBe(true);
  });

  it.each([
    ['tarnta', 'tornita'],
    ['verde', 'albastru'],
  ])('of "%s" do not reach "%s"', (typed, meant) => {
    expect(reaches(typed, meant)).toBe(false);
  });
});

describe('forgivesTypo', () => {
  it.each([
    ['verde', true],
    ['cluj', false],
    ['12345', false],
    ['lv11x', false],
  ])('%s: %s', (word, forgiven) => {
    expect(forgivesTypo(word)).toBe(forgiven);
  });
});
