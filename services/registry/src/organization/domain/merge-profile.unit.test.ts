import { completeProfile } from '../../../test/examples';
import { emptyProfile, maximumDomains, mergeProfile } from './merge-profile';
import type { ProfileInput } from './profile-input';

const today = '2026-03-02';
const merge = (input: ProfileInput, current = completeProfile) => mergeProfile(current, input, today);
const problemsOf = (input: ProfileInput, current = completeProfile) =>
  merge(input, current).refusals.map(({ code, field, params }) => [code, field?.join('.'), params?.['expected']].join(' '));

describe('the seat', () => {
  it('has its unit from the locality', () => {
    expect(merge({ countyCode: 'CJ', localityCode: '54984' }, emptyProfile).profile).toMatchObject({ unitCode: '54975' });
  });

  it('has its county from the locality when none is said', () => {
    expect(merge({ localityCode: '54984' }, emptyProfile)).toMatchObject({ profile: { countyCode: 'CJ' }, refusals: [] });
  });

  it('of București is a sector', () => {
    expect(problemsOf({ countyCode: 'B', localityCode: '179141' })).toEqual([]);
    expect(merge({ countyCode: 'B', localityCode: '179132' }).refusals).toMatchObject([{ params: { expected: 'LOCALITY_NOT_UNIT', example: expect.stringMatching(/^1791\d\d/) as string } }]);
  });

  it.each([
    [{ countyCode: 'XX' }, ['BAD_USER_INPUT countyCode COUNTY_CODE']],
    [{ countyCode: 'cj' }, ['BAD_USER_INPUT countyCode COUNTY_CODE']],
    [{ countyCode: 'BH' }, ['LOCALITY_COUNTY_MISMATCH localityCode CJ']],
    [{ localityCode: '1' }, ['BAD_USER_INPUT localityCode LOCALITY_CODE']],
    [{ localityCode: '54975' }, ['BAD_USER_INPUT localityCode LOCALITY_NOT_UNIT']],
    [{ localityCode: '54 984' }, ['BAD_USER_INPUT localityCode LOCALITY_CODE']],
    [{ countyCode: 'XX', localityCode: '1' }, ['BAD_USER_INPUT countyCode COUNTY_CODE', 'BAD_USER_INPUT localityCode LOCALITY_CODE']],
  ])('%j is refused', (input, problems) => {
    expect(problemsOf(input)).toEqual(problems);
  });

  it('is not looked at when it does not change', () => {
    const moved = { ...completeProfile, countyCode: 'a county that was abolished' };

    expect(problemsOf({ website: null }, moved)).toEqual([]);
  });

  it('loses its unit with its locality', () => {
    expect(merge({ localityCode: null }).profile).toMatchObject({ countyCode: 'CJ', localityCode: null, unitCode: null });
  });
});

describe('the domains', () => {
  const codesOf = (input: ProfileInput, current = completeProfile) =>
    merge(input, current).profile.domains.map(({ code, isPrimary }) => `${code}${isPrimary ? '*' : ''}`);

  it.each([
    [{}, ['E*']],
    [{ domains: ['B', 'E'] }, ['E*', 'B']],
    [{ domains: ['B'] }, ['B']],
    [{ domains: null }, []],
    [{ primaryDomain: 'B' }, ['B*', 'E']],
    [{ primaryDomain: null }, ['E']],
    [{ domains: ['B', 'C', 'B'], primaryDomain: 'D' }, ['D*', 'B', 'C']],
    [{ domains: [], primaryDomain: 'E-ANIMALS' }, ['E-ANIMALS*']],
  ])('after %j', (input, codes) => {
    expect(codesOf(input)).toEqual(codes);
  });

  it('are confirmed by whoever says them', () => {
    const proposed = { ...completeProfile, domains: [{ code: 'E', isPrimary: true, isProposed: true }] };

    expect(merge({ domains: ['E'] }, proposed).profile.domains).toEqual([{ code: 'E', isPrimary: true, isProposed: false }]);
    expect(merge({ website: null }, proposed).profile.domains).toEqual(proposed.domains);
  });

  it('are known, and at most ten', () => {
    const many = Array.from({ length: maximumDomains + 1 }, (_, index) => 'ABCDEFGHIJKL'[index]!);

    expect(problemsOf({ domains: ['Z', 'Y'] })).toEqual(['BAD_USER_INPUT domains DOMAIN_CODE']);
    expect(problemsOf({ primaryDomain: 'e' })).toEqual(['BAD_USER_INPUT primaryDomain DOMAIN_CODE']);
    expect(problemsOf({ domains: many })).toEqual(['BAD_USER_INPUT domains DOMAIN_COUNT']);
  });
});

describe('single values', () => {
  it.each([
    ['contactPhone', '0264 123 456', '+40264123456'],
    ['contactPhone', '0040.722-123-456', '+40722123456'],
    ['contactPhone', '+44 (20) 7946 0958', '+442079460958'],
    ['website', 'https://Example.org', 'https://example.org/'],
    ['contactEmail', ' ana@example.org ', 'ana@example.org'],
    ['legalName', ' Asociaţia  Ştiinţa ', 'Asociația  Știința'],
    ['registeredOn', '2024-02-29', '2024-02-29'],
    ['registeredOn', today, today],
    ['courtCode', 'judecatoria-cluj-napoca', 'judecatoria-cluj-napoca'],
    ['cui', 'RO 28765437', '28765437'],
  ] as const)('%s %j becomes %j', (field, given, kept) => {
    const { profile, refusals } = merge({ [field]: given });

    expect(refusals).toEqual([]);
    expect(profile[field]).toBe(kept);
  });

  it.each([
    ['registeredOn', '2026-03-03'],
    ['registeredOn', '02.03.2020'],
    ['registeredOn', '2023-02-29'],
    ['registeredOn', '1799-12-31'],
    ['website', 'example.org'],
    ['website', 'http://localhost'],
    ['website', 'data:text/html,x.y'],
    ['contactEmail', 'a@b'],
    ['contactEmail', 'a b@example.org'],
    ['contactPhone', '123'],
    ['contactPhone', '+0722123456'],
    ['shortName', 'x'.repeat(101)],
    ['legalRepresentative', ''],
    ['courtCode', 'x'],
    ['documents.statute', 'x'],
  ] as const)('%s %j is refused', (field, given) => {
    const input = field === 'documents.statute' ? { documents: { statute: given } } : { [field]: given };

    expect(problemsOf(input)).toEqual([expect.stringMatching(new RegExp(`^BAD_USER_INPUT ${field} `))]);
  });

  it('that are null are cleared, but for type and name', () => {
    const full = { ...completeProfile, shortDescriptionRo: 'Da', shortDescriptionEn: 'Yes', descriptionRo: 'Da', descriptionEn: 'Yes', website: 'https://example.org/' };

    expect(merge({ shortDescription: null, description: null, website: null, documents: null, cui: null }, full)).toMatchObject({
      profile: { shortDescriptionRo: null, shortDescriptionEn: null, descriptionRo: null, descriptionEn: null, website: null, statuteDocumentId: null, cui: null },
      refusals: [],
    });
    expect(problemsOf({ type: null, legalName: null })).toEqual(['BAD_USER_INPUT type VALUE', 'BAD_USER_INPUT legalName VALUE']);
  });
});
