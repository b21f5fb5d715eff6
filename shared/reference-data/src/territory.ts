import { foldText } from '@conect/kernel';
import { indexBy, once, readRows } from './data-files';
import { locate, type LocalityCoordinates } from './locality-coordinates';

/** A county (județ) or București; the code is the vehicle plate's abbreviation. */
export interface County {
  readonly code: string;
  readonly name: string;
  readonly sirutaCode: string;
  readonly seat: string;
  /** One of the eight development regions (regiune de dezvoltare). */
  readonly developmentRegion: string;
}

/** A municipality, town or commune (unitate administrativ-teritorială); the code is SIRUTA's. */
export interface AdministrativeUnit {
  readonly code: string;
  readonly name: string;
  readonly type: 'MUNICIPALITY' | 'TOWN' | 'COMMUNE';
  readonly countyCode: string;
  readonly isUrban: boolean;
}

/** What kind of place a locality is. */
export type LocalityType = 'MUNICIPALITY' | 'TOWN' | 'COMMUNE' | 'VILLAGE' | 'SECTOR';

/** A place an address can name (localitate): the lowest level of SIRUTA, or a sector of București. */
export interface Locality extends LocalityCoordinates {
  readonly code: string;
  readonly name: string;
  readonly type: LocalityType;
  readonly unitCode: string;
  readonly unitName: string;
  readonly countyCode: string;
  readonly isUrban: boolean;
  readonly postalCode: string | null;
}

/** All 42 counties, by code. */
export const counties: () => readonly County[] = once(() =>
  readRows('counties.csv')
    .map((row) => row as unknown as County)
    .sort((one, other) => (one.code < other.code ? -1 : 1)),
);

/** All 3,181 administrative units. */
export const administrativeUnits: () => readonly AdministrativeUnit[] = once(() =>
  readRows('units.csv').map((row) => ({ ...(row as unknown as AdministrativeUnit), isUrban: row['isUrban'] === 'true' })),
);

/** All 13,755 localities. */
export const localities: () => readonly Locality[] = once(() => {
  const rows = readRows('localities.csv') as unknown as readonly Locality[];
  const coordinatesOf = locate(rows, new Map(counties().map(({ code, seat }) => [code, seat])));
  return rows.map((row) => ({
    ...row,
    unitName: findUnit(row.unitCode)!.name,
    isUrban: String(row.isUrban) === 'true',
    postalCode: row.postalCode === '' ? null : row.postalCode,
    ...coordinatesOf(row),
  }));
});

const countyIndex = once(() => indexBy(counties(), ({ code }) => code));
const countyNameIndex = once(() => indexBy(counties(), ({ name }) => foldText(name)));
const unitIndex = once(() => indexBy(administrativeUnits(), ({ code }) => code));
const localityIndex = once(() => indexBy(localities(), ({ code }) => code));
const countyLocalities = once(() => Map.groupBy(localities(), ({ countyCode }) => countyCode));

/** The county with this code, e.g. `CJ`. */
export const findCounty = (code: string): County | null => countyIndex().get(code) ?? null;

/** The county with this name in any spelling: case, diacritics, hyphens and an optional `judetul` do not matter. */
export const findCountyByName = (name: string): County | null =>
  countyNameIndex().get(foldText(name).replace(/^(judetul|municipiul) /, '')) ?? null;

/** The unit with this SIRUTA code. */
export const findUnit = (code: string): AdministrativeUnit | null => unitIndex().get(code) ?? null;

/** The locality with this SIRUTA code; a unit's code finds nothing. */
export const findLocality = (code: string): Locality | null => localityIndex().get(code) ?? null;

/** The localities of a county, in SIRUTA's order. */
export const localitiesOfCounty = (countyCode: string): readonly Locality[] => countyLocalities().get(countyCode) ?? [];
