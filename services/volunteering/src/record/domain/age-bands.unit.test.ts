import { createSeededRandom } from '@conect/kernel';
import { ageBands, shownBands } from './age-bands';

/** An age in each band. */
const agesIn = [16, 20, 30, 40, 60, 70];
const shown = (...people: readonly number[]) => shownBands(people.map((count, place) => ({ age: agesIn[place]!, people: count }))).map((band) => band.people);

describe('bands of ages', () => {
  it('hold the ages they say', () => {
    const edges = [[0, 17], [18, 25], [26, 35], [36, 50], [51, 65], [66, 110]] as const;
    edges.forEach(([first, last], place) => {
      for (const age of [first, last]) {
        const others = agesIn.map((other) => ({ age: other, people: 10 }));
        expect(shownBands([...others, { age, people: 7 }])[place]).toEqual({ band: ageBands[place], people: 17 });
      }
    });
  });

  it('are all shown when each has five people', () => {
    expect(shown(5, 6, 7, 8, 9, 10)).toEqual([5, 6, 7, 8, 9, 10]);
  });

  it('are not shown under five, and with them the next smaller one until nobody can compute them', () => {
    expect(shown(4, 60, 30, 9, 20, 50)).toEqual([null, 60, 30, null, 20, 50]);
    expect(shown(0, 60, 30, 9, 20, 50)).toEqual([null, 60, 30, null, 20, 50]);
    expect(shown(0, 5, 6, 30, 40, 50)).toEqual([null, null, null, 30, 40, 50]);
    expect(shown(1, 2, 3, 30, 40, 50)).toEqual([null, null, null, null, 40, 50]);
    expect(shown(3, 3, 3, 30, 40, 50)).toEqual([null, null, null, 30, 40, 50]);
    expect(shown(0, 0, 0, 0, 0, 3)).toEqual([null, null, null, null, null, null]);
  });

  it('never leave one hidden band alone, nor show one under five', () => {
    const random = createSeededRandom(7);
    for (let round = 0; round < 2_000; round += 1) {
      const counts = agesIn.map(() => random.between(0, 12));
      const bands = shown(...counts);
      const hidden = counts.filter((_, place) => bands[place] === null);
      expect(bands.every((people, place) => people === null || (people === counts[place] && people >= 5))).toBe(true);
      expect(hidden.length === 0 || hidden.length === 6 || (hidden.length >= 2 && hidden.reduce((sum, count) => sum + count, 0) >= 9)).toBe(true);
    }
  });
});
