import { createSeededRandom, foldText, type SeededRandom } from '@conect/kernel';
import { checkDigitOf } from '../../organization/domain/cui';
import { createTextGenerator } from './generate-names';
import { createPlaceGenerator } from './generate-places';
import { createWeightedPick } from './pick-weighted';
import type { RegisterShape } from './register-shape';

interface Options {
  readonly rows: number;
  readonly seed: number;
  readonly shape: RegisterShape;
}

/** The headings of the portal's list, in the order of its columns. */
export const portalHeadings = [
  'numar_registru',
  'numar_registru_special',
  'data_inregistrare',
  'categorie',
  'denumire',
  'instanta',
  'status',
  'este_filiala',
  'localitate',
  'judet',
  'cui',
  'utilitate_publica',
  'scop',
] as const;

/**
 * Makes a register of the real one's size, spread and defects, row by row and newest first, in the portal's columns. The same seed and
 * size give the same rows. No two rows are alike in both number and name.
 */
export function* generateRegister({ rows, seed, shape }: Options): Generator<readonly string[]> {
  const random = createSeededRandom(seed);
  const placeOf = createPlaceGenerator(shape, random);
  const texts = createTextGenerator(shape, random);
  const categoryOf = createWeightedPick(shape.categories, random);
  const numbers = createNumbers(shape, random);
  const cuis = createCuis(random);
  const known = new Set<string>();
  for (let row = 0; row < rows; row += 1) {
    const category = categoryOf();
    const day = dayAt((row + 0.5) / rows, shape);
    const number = numbers(category, day.slice(0, 4));
    const place = placeOf();
    const name = unlike(known, number, () => texts.nameOf(category, place));
    yield [
      number,
      random.pick(shape.specialNumbers),
      day.split('-').toReversed().join('.'),
      category,
      name,
      place.courtText,
      statusOf(shape, random),
      'Nu',
      place.localityText,
      place.countyText,
      random.happens(shape.shares.cui) ? cuis() : '',
      random.happens(shape.shares.publicUtility) ? 'Da' : 'Nu',
      random.happens(shape.shares.withoutPurpose) ? '' : texts.purposeOf(place),
    ];
  }
}

const statusOf = ({ struckOffShare, inLiquidationShare }: RegisterShape, random: SeededRandom): string => {
  const share = random.share();
  if (share < struckOffShare) return 'Radiat';
  return share < struckOffShare + inLiquidationShare ? 'In Lichidare' : 'Inregistrat';
};

const categoryLetters: Readonly<Record<string, string>> = { Asociație: 'A', Fundație: 'B', Federație: 'C', Uniune: 'D', 'Persoană juridică străină': 'E' };

/** Numbers like `1249/A/2020`, counted up in each year and category; a few stand with two entries, as in the real register. */
function createNumbers({ shares }: RegisterShape, random: SeededRandom): (category: string, year: string) => string {
  const last = new Map<string, number>();
  return (category, year) => {
    const series = `${categoryLetters[category]!}/${year}`;
    const before = last.get(series) ?? 0;
    const isShared = before > 0 && random.happens(shares.sharedNumber);
    const number = isShared ? before : before + 1;
    last.set(series, number);
    return `${number}/${series}`;
  };
}

/** Tax numbers with a right check digit, none twice. */
function createCuis(random: SeededRandom): () => string {
  let body = 400_000;
  return () => {
    body += random.between(1, 40);
    return `${body}${checkDigitOf(String(body))}`;
  };
}

/** Entries that share a number never share a name too: the register would take them for one. */
function unlike(known: Set<string>, number: string, make: () => string): string {
  for (;;) {
    const name = make();
    const key = `${number} ${foldText(name)}`;
    if (known.has(key)) continue;
    known.add(key);
    return name;
  }
}

const dayMillis = 86_400_000;

/** Between two counted places of the file days pass evenly. */
function dayAt(share: number, { registeredOn }: RegisterShape): string {
  const next = registeredOn.findIndex((point) => point.share >= share);
  const [from, to] = next < 0 ? [registeredOn.at(-1)!, registeredOn.at(-1)!] : [registeredOn[Math.max(0, next - 1)]!, registeredOn[next]!];
  const [start, end] = [Date.parse(from.day), Date.parse(to.day)];
  const part = to.share === from.share ? 0 : (share - from.share) / (to.share - from.share);
  return new Date(start + Math.round((part * (end - start)) / dayMillis) * dayMillis).toISOString().slice(0, 10);
}
