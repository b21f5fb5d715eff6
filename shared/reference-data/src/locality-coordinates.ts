import { foldText } from '@conect/kernel';
import { indexBy, once, readRows } from './data-files';

/** Where a locality is, in degrees of WGS 84. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where a locality is, and whether that is only about where. */
export interface LocalityCoordinates extends Coordinates {
  /** Whether the locality itself was not located: it stands at the mean of the others of its unit, or at the seat of its county. */
  readonly isLocationApproximate: boolean;
}

/** What decides where a locality is taken to be. */
interface Placed {
  readonly code: string;
  readonly name: string;
  readonly unitCode: string;
  readonly countyCode: string;
}

const located = once(() => indexBy(readRows('locality-coordinates.csv'), ({ code }) => code!));

/** Locates every one of these; `seatNames` are the names of the county seats by county. */
export function locate(places: readonly Placed[], seatNames: ReadonlyMap<string, string>): (place: Placed) => LocalityCoordinates {
  const byUnit = meansBy(places, ({ unitCode }) => unitCode);
  const isSeat = ({ name, countyCode }: Placed) => foldText(name) === foldText(seatNames.get(countyCode) ?? '');
  const bySeat = meansBy(places.filter(isSeat), ({ countyCode }) => countyCode);
  return (place) => {
    const exact = coordinatesOf(place);
    if (exact !== null) return { ...exact, isLocationApproximate: false };
    const about = byUnit.get(place.unitCode) ?? bySeat.get(place.countyCode);
    if (about === undefined) throw new Error(`No place of unit ${place.unitCode} is located, nor the seat of ${place.countyCode}.`);
    return { ...about, isLocationApproximate: true };
  };
}

function coordinatesOf({ code }: Placed): Coordinates | null {
  const row = located().get(code);
  return row === undefined ? null : { latitude: Number(row['latitude']), longitude: Number(row['longitude']) };
}

/** The mean of what is located of each group. Within a unit or a town the ground is flat enough to average degrees. */
function meansBy(places: readonly Placed[], keyOf: (place: Placed) => string): ReadonlyMap<string, Coordinates> {
  const groups = Map.groupBy(places.flatMap((place) => ({ key: keyOf(place), at: coordinatesOf(place) })), ({ key }) => key);
  return new Map(
    [...groups].flatMap(([key, members]) => {
      const known = members.flatMap(({ at }) => at ?? []);
      return known.length === 0 ? [] : [[key, { latitude: meanOf(known.map(({ latitude }) => latitude)), longitude: meanOf(known.map(({ longitude }) => longitude)) }]];
    }),
  );
}

/** Five decimals are a metre; more would pretend to know better. */
const meanOf = (degrees: readonly number[]): number => Number((degrees.reduce((sum, degree) => sum + degree, 0) / degrees.length).toFixed(5));
