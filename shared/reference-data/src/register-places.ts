import { foldText } from '@conect/kernel';
import { once } from './data-files';
import { counties, findCounty, findCountyByName, localitiesOfCounty, type Locality } from './territory';

/** Why the register's words name no place, or null when they do. */
export type PlaceGap =
  | 'COUNTY_UNKNOWN'
  | 'COUNTY_UNDETERMINED'
  | 'LOCALITY_UNDETERMINED'
  | 'LOCALITY_UNKNOWN'
  | 'LOCALITY_AMBIGUOUS';

/** A place as the national register writes it, in our codes. */
export interface ResolvedPlace {
  readonly countyCode: string | null;
  readonly localityCode: string | null;
  readonly gap: PlaceGap | null;
}

/** The register's own marks for a value it does not know. */
const undetermined = new Set(['', 'nedeterminat', 'necunoscut']);

/** Localities that are the seat of their unit: they win over villages of the same name. */
const seats = new Set(['MUNICIPALITY', 'TOWN', 'COMMUNE', 'SECTOR']);

/**
 * Reads the register's locality and county: upper case, without diacritics, `CORBEANCA - IF`, `SECTORUL 2 - BUCURESTI`,
 * `MUNICIPIUL X, ...`. București without a sector is a county without a locality. What is not sure stays null with the reason.
 */
export function resolveRegisterLocality(rawLocality: string, rawCounty: string): ResolvedPlace {
  const countyText = foldText(rawCounty);
  if (undetermined.has(countyText)) return { countyCode: null, localityCode: null, gap: 'COUNTY_UNDETERMINED' };
  const county = findCountyByName(rawCounty);
  if (county === null) return { countyCode: null, localityCode: null, gap: 'COUNTY_UNKNOWN' };

  const name = localityNameOf(rawLocality);
  const inCounty = (localityCode: string | null, gap: PlaceGap | null): ResolvedPlace => ({ countyCode: county.code, localityCode, gap });
  if (undetermined.has(name) || (county.code === 'B' && name === 'bucuresti')) return inCounty(null, 'LOCALITY_UNDETERMINED');

  const found = localitiesByName().get(`${county.code} ${name}`) ?? [];
  if (found.length === 0) return inCounty(null, 'LOCALITY_UNKNOWN');
  const best = found.length === 1 ? found : found.filter(({ type }) => seats.has(type));
  return best.length === 1 ? inCounty(best[0]!.code, null) : inCounty(null, 'LOCALITY_AMBIGUOUS');
}

/** The locality's folded name without what the register adds: the county's code or name at the end, the kind of place in front. */
function localityNameOf(raw: string): string {
  const [beforeComma = ''] = raw.split(',');
  const [name = '', suffix = ''] = splitSuffix(beforeComma);
  const isCounty = findCounty(suffix.trim().toUpperCase()) !== null || findCountyByName(suffix) !== null;
  return foldText(isCounty ? name : beforeComma).replace(/^(municipiul|mun|orasul|oras|comuna|com|satul|sat|loc|localitatea) /, '');
}

/** `CORBEANCA - IF` and `POPESTI-LEORDENI- IF`: what follows the last hyphen that has a space after it. */
function splitSuffix(text: string): readonly string[] {
  const at = text.lastIndexOf('- ');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 2)];
}

const localitiesByName = once(() => {
  const byName = new Map<string, Locality[]>();
  for (const { code: county } of counties()) {
    for (const locality of localitiesOfCounty(county)) {
      for (const name of namesOf(locality)) byName.set(`${county} ${name}`, [...(byName.get(`${county} ${name}`) ?? []), locality]);
    }
  }
  return byName;
});

/** A sector is also known without the city's name. */
function namesOf({ name, type }: Locality): readonly string[] {
  const folded = foldText(name);
  return type === 'SECTOR' ? [folded, folded.replace(/^bucuresti /, ''), folded.replace('sectorul', 'sector').replace(/^bucuresti /, '')] : [folded];
}
