import { administrativeUnits, counties, findCounty, findCountyByName, findLocality, findUnit, localities, localitiesOfCounty } from './index';

it('holds the whole nomenclature, every code once and every parent present', () => {
  expect(counties()).toHaveLength(42);
  expect(administrativeUnits()).toHaveLength(3_181);
  expect(localities()).toHaveLength(13_755);
  expect(new Set(localities().map(({ code }) => code)).size).toBe(13_755);
  expect(localities().filter(({ unitCode, countyCode }) => findUnit(unitCode)?.countyCode !== countyCode)).toEqual([]);
  expect(administrativeUnits().filter(({ countyCode }) => findCounty(countyCode) === null)).toEqual([]);
});

it('knows the eight development regions', () => {
  expect([...new Set(counties().map(({ developmentRegion }) => developmentRegion))].sort()).toEqual([
    'București-Ilfov', 'Centru', 'Nord-Est', 'Nord-Vest', 'Sud-Est', 'Sud-Muntenia', 'Sud-Vest Oltenia', 'Vest',
  ]);
});

it('tells a locality from its unit', () => {
  expect(findLocality('54984')).toMatchObject({ name: 'Cluj-Napoca', type: 'MUNICIPALITY', unitCode: '54975', countyCode: 'CJ', isUrban: true });
  expect(findLocality('54975')).toBeNull();
  expect(findUnit('54975')).toMatchObject({ name: 'Cluj-Napoca', type: 'MUNICIPALITY' });
});

it('gives București six sectors as localities', () => {
  expect(localitiesOfCounty('B').map(({ type }) => type)).toEqual(Array<string>(6).fill('SECTOR'));
  expect(localitiesOfCounty('XX')).toEqual([]);
});

it.each([
  ['BUCURESTI', 'B'],
  ['Municipiul București', 'B'],
  ['CARAS SEVERIN', 'CS'],
  ['Caraș-Severin', 'CS'],
  ['BISTRITA NASAUD', 'BN'],
  ['VÂLCEA', 'VL'],
  ['DÂMBOVITA', 'DB'],
  ['Judeţul Iaşi', 'IS'],
  ['ATLANTIDA', undefined],
])('finds the county written %s', (name, code) => {
  expect(findCountyByName(name)?.code).toBe(code);
});

describe('coordinates of localities', () => {
  it('are of the locality itself for all but 929, and within Romania', () => {
    expect(localities().filter(({ isLocationApproximate }) => isLocationApproximate)).toHaveLength(929);
    const outside = localities().filter(({ latitude, longitude }) => !(latitude > 43.6 && latitude < 48.3 && longitude > 20.2 && longitude < 29.8));
    expect(outside).toEqual([]);
  });

  it('are those of the place', () => {
    expect(findLocality('54984')).toMatchObject({ name: 'Cluj-Napoca', latitude: 46.78, longitude: 23.61, isLocationApproximate: false });
    expect(findLocality('179141')).toMatchObject({ name: 'București Sectorul 1', latitude: 44.49203, longitude: 26.06053, isLocationApproximate: false });
  });

  it('that are not known are the mean of the unit, else of the seat of the county', () => {
    const approximate = localities().filter(({ isLocationApproximate }) => isLocationApproximate);
    const knownOf = (unitCode: string) => localities().filter((locality) => locality.unitCode === unitCode && !locality.isLocationApproximate);
    const [ofUnit, ofSeat] = [approximate.filter(({ unitCode }) => knownOf(unitCode).length > 0), approximate.filter(({ unitCode }) => knownOf(unitCode).length === 0)];

    const one = ofUnit.find(({ unitCode }) => knownOf(unitCode).length > 2)!;
    const known = knownOf(one.unitCode);
    expect(one.latitude).toBeCloseTo(known.reduce((sum, { latitude }) => sum + latitude, 0) / known.length, 4);
    expect(one.longitude).toBeCloseTo(known.reduce((sum, { longitude }) => sum + longitude, 0) / known.length, 4);
    expect(ofSeat).toHaveLength(15);
    expect(ofSeat.filter(({ countyCode }) => countyCode === 'BC').map(({ latitude, longitude }) => [latitude, longitude])).toContainEqual([findLocality('20304')!.latitude, findLocality('20304')!.longitude]);
  });
});
