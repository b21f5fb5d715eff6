import { resolveRegisterLocality } from './index';

describe('resolveRegisterLocality', () => {
  it.each([
    ['CLUJ-NAPOCA', 'CLUJ', 'CJ', '54984', null],
    ['IASI', 'IASI', 'IS', '95079', null],
    ['CORBEANCA - IF', 'ILFOV', 'IF', '102179', null],
    ['POPESTI-LEORDENI- IF', 'ILFOV', 'IF', '179542', null],
    ['SECTORUL 2 - BUCURESTI', 'BUCURESTI', 'B', '179150', null],
    ['Sector 2', 'București', 'B', '179150', null],
    ['MUNICIPIUL BRAȘOV, STR. LUNGĂ', 'BRASOV', 'BV', '40205', null],
    ['BUCURESTI', 'BUCURESTI', 'B', null, 'LOCALITY_UNDETERMINED'],
    ['NEDETERMINAT', 'BUCURESTI', 'B', null, 'LOCALITY_UNDETERMINED'],
    ['', 'BUZAU', 'BZ', null, 'LOCALITY_UNDETERMINED'],
    ['NEDETERMINAT', 'NEDETERMINAT', null, null, 'COUNTY_UNDETERMINED'],
    ['CLUJ-NAPOCA', '', null, null, 'COUNTY_UNDETERMINED'],
    ['ORICE', 'ATLANTIDA', null, null, 'COUNTY_UNKNOWN'],
    ['NICAIERI', 'CLUJ', 'CJ', null, 'LOCALITY_UNKNOWN'],
    ['IASI', 'DOLJ', 'DJ', null, 'LOCALITY_UNKNOWN'],
  ])('reads "%s" in "%s"', (locality, county, countyCode, localityCode, gap) => {
    expect(resolveRegisterLocality(locality, county)).toEqual({ countyCode, localityCode, gap });
  });

  it('leaves a name that several villages of a county share undecided', () => {
    expect(resolveRegisterLocality('IZVOARELE', 'ALBA')).toMatchObject({ countyCode: 'AB', localityCode: null, gap: 'LOCALITY_AMBIGUOUS' });
  });
});
