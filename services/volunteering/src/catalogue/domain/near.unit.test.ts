import fc from 'fast-check';
import { boxAround, earthRadiusKm, readNear, type Near } from './near';

/** The haversine, written again from its definition. */
function kilometres(one: Pick<Near, 'latitude' | 'longitude'>, other: Pick<Near, 'latitude' | 'longitude'>): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (angle: number) => Math.sin(radians(angle) / 2) ** 2;
  const chord = half(other.latitude - one.latitude) + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * half(other.longitude - one.longitude);
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, chord)));
}

describe('the box around a point', () => {
  it('holds everything that is so near, wherever on Earth', () => {
    const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
    fc.assert(
      fc.property(degrees(90), degrees(180), fc.double({ min: 1, max: 500, noNaN: true }), degrees(5), degrees(180), (latitude, longitude, radiusKm, north, east) => {
        const near = { latitude, longitude, radiusKm };
        const other = { latitude: Math.max(-90, Math.min(90, latitude + north)), longitude: ((longitude + east * Math.abs(north / 5) + 540) % 360) - 180 };
        fc.pre(kilometres(near, other) <= radiusKm);
        const { south, north: top, west, east: right } = boxAround(near);

        return other.latitude >= south && other.latitude <= top && other.longitude >= west && other.longitude <= right;
      }),
      { numRuns: 2_000 },
    );
  });

  it('is little larger than what is near: at 46 degrees a degree of longitude is 77 km', () => {
    const { south, north, west, east } = boxAround({ latitude: 46.78, longitude: 23.61, radiusKm: 50 });

    expect(north - south).toBeCloseTo(0.899, 2);
    expect(east - west).toBeCloseTo(1.313, 2);
  });

  it('goes around the Earth where it would reach a pole or the date line', () => {
    expect(boxAround({ latitude: 89.9, longitude: 10, radiusKm: 50 })).toMatchObject({ north: 90, west: -180, east: 180 });
    expect(boxAround({ latitude: 0, longitude: 179.9, radiusKm: 50 })).toMatchObject({ west: -180, east: 180 });
  });
});

describe('a point and a radius', () => {
  it('are those of a locality or of coordinates', () => {
    expect(readNear({ localityId: '54984', radiusKm: 1 })).toEqual({ ok: true, value: { latitude: 46.78, longitude: 23.61, radiusKm: 1 } });
    expect(readNear({ latitude: 0, longitude: 0, radiusKm: 500 })).toEqual({ ok: true, value: { latitude: 0, longitude: 0, radiusKm: 500 } });
  });

  it.each([
    [{ localityId: '54984', radiusKm: 50_000 }, 'radiusKm'],
    [{ localityId: '54984', radiusKm: 0.99 }, 'radiusKm'],
    [{ localityId: '54984', radiusKm: Number.NaN }, 'radiusKm'],
    [{ localityId: '54975', radiusKm: 5 }, 'localityId'],
    [{ localityId: '', radiusKm: 5 }, 'localityId'],
    [{ radiusKm: 5 }, 'localityId'],
    [{ localityId: '54984', latitude: 46, longitude: 23, radiusKm: 5 }, 'localityId'],
    [{ localityId: '54984', longitude: 0, radiusKm: 5 }, 'localityId'],
    [{ latitude: 46, radiusKm: 5 }, 'longitude'],
    [{ longitude: 23, radiusKm: 5 }, 'latitude'],
    [{ latitude: 90.1, longitude: 23, radiusKm: 5 }, 'latitude'],
    [{ latitude: 46, longitude: -181, radiusKm: 5 }, 'longitude'],
  ])('%j is refused by its %s', (input, argument) => {
    expect(readNear(input)).toMatchObject({ ok: false, refusals: [{ code: 'BAD_USER_INPUT', field: [argument] }] });
  });

  it('names the locality that does not exist', () => {
    expect(readNear({ localityId: '99999', radiusKm: 5 })).toMatchObject({ refusals: [{ params: { expected: expect.stringContaining('"99999"') } }] });
  });
});
