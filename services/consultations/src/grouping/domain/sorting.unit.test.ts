import fc from 'fast-check';
import { similarityOf, shinglesOf } from './likeness';
import { createLetterSorter, maximumGroupSize, minimumSimilarity, type Letter } from './sorting';

const likeness = (one: string, other: string): number => similarityOf(shinglesOf(one), shinglesOf(other));
const letterOf = (text: string, index: number, places = ''): Letter => ({ id: `letter ${index}`, createdAt: String(index).padStart(6, '0'), places, text });
const sort = (letters: readonly Letter[]) => {
  const sorter = createLetterSorter();
  for (const letter of letters) sorter.add(letter);
  return sorter.groups();
};

/** Words that are the same in every run. */
const vocabulary = Array.from({ length: 400 }, (_none, index) => `cuvânt${index}`);
const textFrom = (seed: number, length = 120): string => Array.from({ length }, (_none, place) => vocabulary[(seed * 7_919 + place * (seed + 13)) % vocabulary.length]!).join(' ');
/** The letter with so many of its words in other words, spread over it. */
const inOtherWords = (text: string, count: number, by: number): string => {
  const words = text.split(' ');
  for (let done = 0; done < count; done += 1) words[(by * 31 + done * 37) % words.length] = `altfel${by}x${done}`;
  return words.join(' ');
};

describe('likeness', () => {
  it.each([
    ['Cerem limite mai mici pentru praf.', 'cerem LIMITE mai mici, pentru praf', 1],
    ['Cerem ştergerea art. 5', 'Cerem ștergerea art. 5', 1],
    ['De acord', 'de acord!', 1],
    ['De acord', 'Nu sunt de acord', 0],
    ['a b c d e f', 'a b c d e g', 3 / 5],
    ['a b c d', 'e f g h', 0],
    ['', '', 1],
  ])('of %j and %j is %f', (one, other, expected) => {
    expect(likeness(one, other)).toBeCloseTo(expected, 9);
  });

  it('is the same both ways, between 0 and 1, and 1 of a text with itself', () => {
    const texts = fc.array(fc.constantFrom(...vocabulary.slice(0, 12)), { maxLength: 30 }).map((words) => words.join(' '));

    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one));
        expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
        expect(likeness(one, other)).toBeLessThanOrEqual(1);
        expect(likeness(one, one)).toBe(1);
      }),
    );
  });

  it('is what comes of the words themselves, without numbers for them', () => {
    const texts = fc.array(fc.constantFrom(...vocabulary.slice(0, 6)), { minLength: 3, maxLength: 25 });
    const piecesOf = (words: readonly string[]) => new Set(words.slice(2).map((word, place) => `${words[place]} ${words[place + 1]} ${word}`));

    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [ofOne, ofOther] = [piecesOf(one), piecesOf(other)];
        expect(likeness(one.join(' '), other.join(' '))).toBeCloseTo([...ofOne].filter((piece) => ofOther.has(piece)).length / new Set([...ofOne, ...ofOther]).size, 12);
      }),
    );
  });
});

describe('letters', () => {
  it('that are the same are one group, the first one received before the others', () => {
    const letters = Array.from({ length: 50 }, (_none, index) => letterOf('Cerem limite mai mici pentru praful din aer.', index));

    expect(sort(letters)).toEqual([expect.objectContaining({ letters: letters.map(({ id, createdAt }) => ({ id, createdAt, similarity: 1 })) })]);
  });

  it('about other places of the draft are not together, and what is like nothing is in no group', () => {
    const text = textFrom(1);
    const groups = sort([letterOf(text, 0, 'art. 1'), letterOf(text, 1, 'art. 2'), letterOf(textFrom(2), 2, 'art. 1'), letterOf(`${text} Cu stimă`, 3, 'art. 2')]);

    expect(groups.map(({ letters }) => letters.map(({ id }) => id))).toEqual([['letter 1', 'letter 3']]);
  });

  it('of a campaign find each other, whatever a few of their words are; the largest campaign is first', () => {
    const campaigns = [20, 45, 30].map((size, campaign) => Array.from({ length: size }, (_none, index) => inOtherWords(textFrom(campaign + 3), 3, index)));
    const letters = campaigns.flat().map((text, index) => letterOf(text, (index * 61) % 95)).toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
    const sizes = sort(letters).map(({ letters: { length } }) => length);

    expect(sizes.slice(0, 3).map((size, place) => size / [45, 30, 20][place]!).every((share) => share > 0.95 && share <= 1)).toBe(true);
  });

  it('are in one group at most, each as like the first one as its words are, and the same letters always give the same groups', () => {
    const some = fc.array(fc.record({ seed: fc.integer({ min: 1, max: 4 }), changes: fc.integer({ min: 0, max: 12 }), by: fc.integer({ min: 0, max: 9 }), places: fc.constantFrom('', 'art. 1') }), { maxLength: 40 });

    fc.assert(
      fc.property(some, (given) => {
        const letters = given.map(({ seed, changes, by, places }, index) => letterOf(inOtherWords(textFrom(seed, 60), changes, by), index, places));
        const byId = new Map(letters.map((letter) => [letter.id, letter]));
        const groups = sort(letters);
        const ids = groups.flatMap(({ letters: members }) => members.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { letters: [first, ...others] } of groups) {
          for (const { id, similarity } of others) {
            expect(similarity).toBe(likeness(byId.get(first!.id)!.text, byId.get(id)!.text));
            expect(similarity).toBeGreaterThanOrEqual(minimumSimilarity);
            expect(byId.get(id)!.places).toBe(byId.get(first!.id)!.places);
          }
        }
        expect(sort(letters)).toEqual(groups);
      }),
      { numRuns: 30 },
    );
  });

  it('fill a group to its end, and begin another one', () => {
    const groups = sort(Array.from({ length: maximumGroupSize + 3 }, (_none, index) => letterOf('Nu sunt de acord cu proiectul.', index)));

    expect(groups.map(({ letters }) => letters.length)).toEqual([maximumGroupSize, 3]);
  });
});
