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
