import type { ActivityContent } from './activity';
import { mergeActivity, type ActivityInput } from './activity-content';

const planting: ActivityInput = {
  title: { ro: '  Plantăm la Țarnița ', en: 'We plant at Țarnița' },
  text: { ro: 'Aducem puieții.' },
  domains: ['E', 'B', 'E'],
  localityCode: '54984',
  startsOn: '2026-04-11',
};
const stored: ActivityContent = mergeActivity('EVENT', null, planting).content;
const codesOf = (kind: 'EVENT' | 'NEWS' | 'PROJECT', input: ActivityInput, current: ActivityContent | null = null) =>
  mergeActivity(kind, current, input).refusals.map(({ code, field, params }) => [code === 'BAD_USER_INPUT' ? params?.['expected'] : code, field?.join('.')]);

describe('what an organization says of an activity', () => {
  it('is cleaned, its domains once and in order, its county that of the locality', () => {
    expect(mergeActivity('EVENT', null, planting)).toMatchObject({
      refusals: [],
      content: { titleRo: 'Plantăm la Țarnița', titleEn: 'We plant at Țarnița', textEn: null, domains: ['B', 'E'], countyCode: 'CJ', localityCode: '54984', endsOn: null },
    });
  });

  it.each<[string, 'EVENT' | 'NEWS' | 'PROJECT', ActivityInput, readonly unknown[]]>([
    ['nothing', 'NEWS', {}, [['VALUE', 'domains'], ['VALUE', 'title.ro'], ['VALUE', 'text.ro']]],
    ['an event without a day', 'EVENT', { ...planting, startsOn: null }, [['VALUE', 'startsOn']]],
    ['an end without a start', 'NEWS', { ...planting, startsOn: null, endsOn: '2026-04-11' }, [['VALUE', 'startsOn']]],
    ['an end before the start', 'EVENT', { ...planting, endsOn: '2026-04-10' }, [['NOT_BEFORE_START', 'endsOn']]],
    ['a day that does not exist', 'EVENT', { ...planting, startsOn: '2026-02-30' }, [['CALENDAR_DAY', 'startsOn']]],
    ['a day of another age', 'EVENT', { ...planting, startsOn: '0026-02-03' }, [['CALENDAR_DAY', 'startsOn']]],
    ['an empty title', 'NEWS', { ...planting, title: { ro: ' ' } }, [['MINIMUM_LENGTH', 'title.ro']]],
    ['a long title', 'NEWS', { ...planting, title: { ro: 'x'.repeat(201) } }, [['MAXIMUM_LENGTH', 'title.ro']]],
    ['a long text', 'NEWS', { ...planting, text: { ro: 'x', en: 'y'.repeat(10_001) } }, [['MAXIMUM_LENGTH', 'text.en']]],
    ['an unknown domain', 'NEWS', { ...planting, domains: ['E', 'XYZ'] }, [['DOMAIN_CODE', 'domains']]],
    ['eleven domains', 'NEWS', { ...planting, domains: Array.from({ length: 11 }, (_, index) => `D${index}`) }, [['DOMAIN_COUNT', 'domains']]],
    ['a locality of another county', 'NEWS', { ...planting, countyCode: 'B' }, [['LOCALITY_COUNTY_MISMATCH', 'localityCode']]],
    ['an unknown county', 'NEWS', { ...planting, localityCode: null, countyCode: 'XX' }, [['COUNTY_CODE', 'countyCode']]],
    ['a document that is no id', 'NEWS', { ...planting, document: 'x' }, [['UUID', 'document']]],
    ['a picture without words', 'NEWS', { ...planting, image: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f6' }, [['VALUE', 'imageDescription']]],
    ['words without a picture', 'NEWS', { ...planting, imageDescription: 'Puieți' }, [['VALUE', 'image']]],
  ])('refuses %s', (_name, kind, input, refusals) => {
    expect(codesOf(kind, input)).toEqual(refusals);
  });

  it('keeps what an update does not name, and clears what it sets to null', () => {
    const { content, refusals } = mergeActivity('PROJECT', stored, { title: { en: null }, localityCode: null, countyCode: null, startsOn: null });

    expect(refusals).toEqual([]);
    expect(content).toEqual({ ...stored, titleEn: null, localityCode: null, countyCode: null, startsOn: null });
  });

  it('cannot lose its title, its text or all its domains', () => {
    expect(codesOf('EVENT', { title: null, text: { ro: null }, domains: [] }, stored)).toEqual([['VALUE', 'domains'], ['VALUE', 'title.ro'], ['VALUE', 'text.ro']]);
    expect(codesOf('EVENT', { startsOn: null }, stored)).toEqual([['VALUE', 'startsOn']]);
  });
});
