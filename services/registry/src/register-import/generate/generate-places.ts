import type { SeededRandom } from '@conect/kernel';
import { counties, courts, findCounty, localities, type County, type Locality } from '@conect/reference-data';
import { createWeightedPick } from './pick-weighted';
import type { RegisterShape } from './register-shape';
import { withoutDiacritics } from './spelling';

/** Where a made entry is, and how the register writes that. */
export interface GeneratedPlace {
  readonly county: County;
  readonly locality: Locality;
  readonly countyText: string;
  readonly localityText: string;
  readonly courtText: string;
}

const unknown = 'NEDETERMINAT';

/** The counties whose names the register writes with their diacritics. */
const keptInFull: ReadonlySet<string> = new Set(['VL', 'DB']);

/** Makes places by the weights of counties; of a county's places its towns take two thirds. */
export function createPlaceGenerator({ counties: weights, shares }: RegisterShape, random: SeededRandom): () => GeneratedPlace {
  const all = counties();
  const countyCode = createWeightedPick(weights, random);
  const byCounty = Map.groupBy(localities(), ({ countyCode }) => countyCode);
  const towns = new Map([...byCounty].map(([code, places]) => [code, places.filter(({ isUrban, type }) => isUrban && type !== 'VILLAGE')]));
  const courtOf = courtsByCounty(all);

  return () => {
    const county = findCounty(countyCode())!;
    const locality = random.pick(random.happens(2 / 3) ? towns.get(county.code)! : byCounty.get(county.code)!);
    const isCountyUnknown = random.happens(shares.countyUnknown);
    const written = random.happens(shares.wrongCounty) ? random.pick(all) : county;
    return {
      county,
      locality,
      countyText: isCountyUnknown ? unknown : countyTextOf(written),
      localityText: localityTextOf({ county, locality, isUnknown: isCountyUnknown || random.happens(shares.localityUnknown) }, shares.localityEmpty, random),
      courtText: random.pick(courtOf.get(county.code)!),
    };
  };
}

const countyTextOf = ({ code, name }: County): string =>
  (keptInFull.has(code) ? name.replace('ș', 's').replace('ț', 't') : withoutDiacritics(name)).replaceAll('-', ' ').toUpperCase();

interface Known {
  readonly county: County;
  readonly locality: Locality;
  readonly isUnknown: boolean;
}

function localityTextOf({ county, locality, isUnknown }: Known, emptyShare: number, random: SeededRandom): string {
  if (random.happens(emptyShare)) return '';
  if (isUnknown) return unknown;
  const name = withoutDiacritics(locality.name).toUpperCase();
  if (locality.type === 'SECTOR') return random.happens(0.5) ? 'BUCURESTI' : `${name.replace('BUCURESTI ', '')} - BUCURESTI`;
  if (locality.isUrban) return random.happens(0.03) ? locality.name : name;
  return random.happens(0.5) ? `${name} - ${county.code}` : `${name}- ${county.code}`;
}

/** The courts of a county's name or seat, as the register writes them; in a county without one, any. */
function courtsByCounty(all: readonly County[]): ReadonlyMap<string, readonly string[]> {
  const names = courts().flatMap(({ name }) => (/^(Judecătoria|Tribunalul (?!Militar|Specializat))/.test(name) ? [withoutDiacritics(name)] : []));
  return new Map(
    all.map(({ code, name, seat }) => {
      const own = names.filter((court) => [name, seat].some((place) => court.toUpperCase().includes(withoutDiacritics(place).toUpperCase())));
      return [code, own.length > 0 ? own : names];
    }),
  );
}
