import { changedWords } from './changed-words';

const wordsOf = (before: string, after: string) => {
  const { removed, added } = changedWords(before, after);
  return [removed.map(({ start, end }) => before.slice(start, end)), added.map(({ start, end }) => after.slice(start, end))];
};

it('names the words that are gone and those that are new, in their own texts', () => {
  expect(wordsOf('Se interzice arderea deșeurilor.', 'Se interzice arderea miriștilor.')).toEqual([['deșeurilor'], ['miriștilor']]);
  expect(wordsOf('Amenda este de 100 lei.', 'Amenda este de 100 lei pe zi.')).toEqual([[], [' pe zi']]);
  expect(wordsOf('Același text.', 'Același text.')).toEqual([[], []]);
});

it('takes a word whole, whatever its letters', () => {
  expect(wordsOf('țărani', 'țărancă')).toEqual([['țărani'], ['țărancă']]);
});

it('is quick on two long texts that have nothing in common', () => {
  const [before, after] = [Array.from({ length: 700 }, (_, index) => `vechi${index}`).join(' '), Array.from({ length: 700 }, (_, index) => `nou${index}`).join(' ')];

  expect(changedWords(before.slice(0, 5_000), after.slice(0, 5_000)).removed.length).toBeGreaterThan(0);
});
