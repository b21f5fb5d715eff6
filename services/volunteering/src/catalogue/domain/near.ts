import { accept, refuse, type Given, type Result } from '@conect/kernel';
import { findLocality, type Coordinates } from '@conect/reference-data';

/** The mean radius of the Earth in kilometres (IUGG): distances are along the great circles of a sphere so large. */
export const earthRadiusKm = 6371.0088;

/** How far a search reaches. */
const radiusBoundsKm = { least: 1, most: 500 } as const;

/** A point, and how far from it. */
export interface Near extends Coordinates {
  readonly radiusKm: number;
}

/** The degrees between which everything lies that is so near; from west to east. */
export interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** A point as given: that of a locality, or its coordinates. */
export interface NearInput {
  readonly localityId?: Given<string>;
  readonly latitude?: Given<number>;
  readonly longitude?: Given<number>;
  readonly radiusKm: number;
}

/** Reads a point and a radius; the refusal names the one argument it is about. */
export function readNear({ localityId, latitude, longitude, radiusKm }: NearInput): Result<Near, 'BAD_USER_INPUT'> {
  if (!isBetween(radiusKm, radiusBoundsKm.least, radiusBoundsKm.most)) return wrong('radiusKm', `kilometres from ${radiusBoundsKm.least} to ${radiusBoundsKm.most}`);
  if (localityId != null) return readLocality(localityId, latitude ?? longitude ?? null, radiusKm);
  if (latitude == null && longitude == null) return wrong('localityId', 'a locality, or latitude and longitude');
  if (!isBetween(latitude, -90, 90)) return wrong('latitude', 'degrees from -90 to 90, with longitude');
  if (!isBetween(longitude, -180, 180)) return wrong('longitude', 'degrees from -180 to 180, with latitude');
  return accept({ latitude, longitude, radiusKm });
}

function readLocality(localityId: string, coordinate: number | null, radiusKm: number): Result<Near, 'BAD_USER_INPUT'> {
  if (coordinate !== null) return wrong('localityId', 'a locality alone, or coordinates alone');
  const locality = findLocality(localityId);
  if (locality === null) return wrong('localityId', `the SIRUTA code of a locality, e.g. 54984; "${localityId.slice(0, 20)}" is none`);
  return accept({ latitude: locality.latitude, longitude: locality.longitude, radiusKm });
}

const isBetween = (value: number | null | undefined, least: number, most: number): value is number => value != null && value >= least && value <= most;

const wrong = (argument: string, expected: string) => refuse({ code: 'BAD_USER_INPUT', field: [argument], params: { expected } });

/** The smallest box of degrees around what is so near. Where it would reach a pole or the date line it goes around the Earth, which is only more to look at. */
export function boxAround({ latitude, longitude, radiusKm }: Near): Box {
  // A millionth more, so that rounding leaves nothing out.
  const angle = (radiusKm / earthRadiusKm) * 1.000001;
  const degrees = toDegrees(angle);
  const [south, north] = [latitude - degrees, latitude + degrees];
  const around = { south: Math.max(south, -90), north: Math.min(north, 90), west: -180, east: 180 };
  if (south <= -90 || north >= 90) return around;
  const reach = toDegrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(toRadians(latitude)))));
  const [west, east] = [longitude - reach, longitude + reach];
  return west < -180 || east > 180 ? around : { ...around, west, east };
}

const toDegrees = (radians: number): number => (radians * 180) / Math.PI;
const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;
