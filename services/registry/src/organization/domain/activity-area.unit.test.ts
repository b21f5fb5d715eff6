import { localities } from '@conect/reference-data';
import { maximumLocalities, mergeArea, type AreaInput, type AreaOfActivity } from './activity-area';

const regional: AreaOfActivity = { area: 'REGIONAL', countyCodes: ['BH', 'CJ'], localityCodes: [] };
const problemsOf = (input: AreaInput) => mergeArea(null, input).refusals.map(({ code, field, params }) => [code, field?.join('.'), params?.['expected']].filter(Boolean).join(' '));

describe('the area of activity', () => {
  it('of a local organization has the counties of its localities', () => {
    expect(mergeArea(null, { area: 'LOCAL', localities: ['54984', '26573', '54984'] })).toEqual({
      activityArea: { area: 'LOCAL', countyCodes: ['BH', 'CJ'], localityCodes: ['26573', '54984'] },
      refusals: [],
    });
  });

  it('is the same whatever the order of its places', () => {
    expect(mergeArea(null, { area: 'REGIONAL', counties: ['CJ', 'BH', 'CJ'] })).toEqual({ activityArea: regional, refusals: [] });
  });

  it.each(['NATIONAL', 'INTERNATIONAL'] as const)('that is %s names no place', (area) => {
    expect(mergeArea(regional, { area })).toEqual({ activityArea: { area, countyCodes: [], localityCodes: [] }, refusals: [] });
  });

  it('stays when nothing is said and goes with null', () => {
    expect(mergeArea(regional, undefined).activityArea).toBe(regional);
    expect(mergeArea(regional, null)).toEqual({ activityArea: null, refusals: [] });
  });

  it.each<[AreaInput, string[]]>([
    [{ area: 'LOCAL' }, ['ACTIVITY_AREA_MISMATCH activityArea.localities']],
    [{ area: 'LOCAL', counties: ['CJ'], localities: ['54984'] }, ['ACTIVITY_AREA_MISMATCH activityArea.counties']],
    [{ area: 'REGIONAL', counties: [] }, ['ACTIVITY_AREA_MISMATCH activityArea.counties']],
    [{ area: 'REGIONAL', counties: null, localities: ['54984'] }, ['ACTIVITY_AREA_MISMATCH activityArea.counties', 'ACTIVITY_AREA_MISMATCH activityArea.localities']],
    [{ area: 'NATIONAL', counties: ['CJ'] }, ['ACTIVITY_AREA_MISMATCH activityArea.counties']],
    [{ area: 'INTERNATIONAL', localities: ['54984'] }, ['ACTIVITY_AREA_MISMATCH activityArea.localities']],
    [{ area: 'REGIONAL', counties: ['CJ', 'XX'] }, ['BAD_USER_INPUT activityArea.counties COUNTY_CODE']],
    [{ area: 'LOCAL', localities: ['1'] }, ['BAD_USER_INPUT activityArea.localities LOCALITY_CODE']],
    [{ area: 'LOCAL', localities: ['54975'] }, ['BAD_USER_INPUT activityArea.localities LOCALITY_NOT_UNIT']],
  ])('%j is refused', (input, problems) => {
    expect(problemsOf(input)).toEqual(problems);
  });

  it(`of a local organization has at most ${maximumLocalities} localities`, () => {
    const codes = localities().slice(0, maximumLocalities + 1).map(({ code }) => code);

    expect(problemsOf({ area: 'LOCAL', localities: codes.slice(1) })).toEqual([]);
    expect(problemsOf({ area: 'LOCAL', localities: codes })).toEqual(['ACTIVITY_AREA_MISMATCH activityArea.localities']);
  });
});
