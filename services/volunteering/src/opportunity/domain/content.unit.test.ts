import { aDraft, aShift, opportunityInEveryState } from '../../../test/example-opportunities';
import { readContent, type ContentInput, type ReadingScene } from './content-input';
import { isAtNight, refusalsOfContent, refusalsOfNewDays, refusalsOfTaken } from './content-rules';
import { freePlacesOf, hasMorePlaces, type Opportunity, type SaidOpportunity } from './opportunity';

const [known, unknown] = ['0193a5d2-7f00-7cc1-9d55-3f6a0c1be001', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be002'];
const scene: ReadingScene = {
  shifts: [aShift('2026-10-03T09:00:00+03:00', 4, { id: known, takenCount: 2 })],
  questions: [{ id: known, text: 'Ce unelte aveți?', isRequired: true }],
  newId: () => 'new',
};
const refusalsOf = (input: ContentInput) => {
  const read = readContent(input, scene);
  return read.ok ? [] : read.refusals.map(({ field, params }) => [field?.join('.'), params?.['expected']]);
};
const shift = (changes: object = {}) => ({ startsAt: new Date('2026-10-03T09:00:00+03:00'), endsAt: new Date('2026-10-03T13:00:00+03:00'), places: 5, ...changes });
const question = { text: 'De ce?', isRequired: false };
const cluj = { localityId: '54984' };
const many = (count: number) => Array.from({ length: count }, (_, index) => `nr. ${index}`);

describe('the content of an opportunity', () => {
  it.each<[string, ContentInput, [string, string]]>([
    ['a short title', { title: 'Hai!' }, ['title', 'MINIMUM_LENGTH']],
    ['a long title', { title: 'a'.repeat(151) }, ['title', 'MAXIMUM_LENGTH']],
    ['no title', { title: null }, ['title', 'VALUE']],
    ['a short description', { description: 'a'.repeat(49) }, ['description', 'MINIMUM_LENGTH']],
    ['a long description', { description: 'a'.repeat(10_001) }, ['description', 'MAXIMUM_LENGTH']],
    ['no domain of the law', { volunteeringDomains: [] }, ['volunteeringDomains', 'ENTRIES_BETWEEN']],
    ['four of them', { volunteeringDomains: ['HEALTH', 'RELIGION', 'ENVIRONMENT', 'HUMAN_RIGHTS'] }, ['volunteeringDomains', 'ENTRIES_BETWEEN']],
    ['one twice', { volunteeringDomains: ['HEALTH', 'HEALTH'] }, ['volunteeringDomains', 'ENTRY_ONCE']],
    ['no activity domain', { domains: [] }, ['domains', 'ENTRIES_BETWEEN']],
    ['an unknown one', { domains: ['E', 'XX'] }, ['domains', 'DOMAIN_CODE']],
    ['neither place nor remote', { isRemote: false }, ['place', 'PLACE_OR_REMOTE']],
    ['both', { isRemote: true, place: cluj }, ['place', 'PLACE_OR_REMOTE']],
    ['a locality that does not exist', { place: { localityId: '1' } }, ['place.localityId', 'LOCALITY_CODE']],
    ['a long address', { place: { ...cluj, address: 'a'.repeat(301) } }, ['place.address', 'MAXIMUM_LENGTH']],
    ['half a position', { place: { ...cluj, latitude: 46.7 } }, ['place.latitude', 'COORDINATES']],
    ['a position in Paris', { place: { ...cluj, latitude: 48.8, longitude: 2.3 } }, ['place.latitude', 'COORDINATES']],
    ['a position that is no number', { place: { ...cluj, latitude: Number.NaN, longitude: 23 } }, ['place.latitude', 'COORDINATES']],
    ['a day long past', { startsOn: '1990-01-01' }, ['startsOn', 'CALENDAR_DAY']],
    ['no last day', { endsOn: null }, ['endsOn', 'CALENDAR_DAY']],
    ['negative places', { places: -1 }, ['places', 'NUMBER_BETWEEN']],
    ['no places', { places: 0 }, ['places', 'NUMBER_BETWEEN']],
    ['too many places', { places: 100_001 }, ['places', 'NUMBER_BETWEEN']],
    ['places and shifts', { places: 5, shifts: [shift()] }, ['shifts', 'PLACES_OR_SHIFTS']],
    ['neither', { places: null, shifts: [] }, ['places', 'PLACES_OR_SHIFTS']],
    ['too many shifts', { shifts: Array.from({ length: 201 }, () => shift()) }, ['shifts', 'ENTRIES_BETWEEN']],
    ['a shift without places', { shifts: [shift({ places: 0 })] }, ['shifts.0.places', 'NUMBER_BETWEEN']],
    ['a shift of another opportunity', { shifts: [shift(), shift({ id: unknown })] }, ['shifts.1.id', 'KNOWN_SHIFT']],
    ['a shift twice', { shifts: [shift({ id: known }), shift({ id: known.toUpperCase() })] }, ['shifts', 'ENTRY_ONCE']],
    ['a child', { minimumAge: 14 }, ['minimumAge', 'NUMBER_BETWEEN']],
    ['nobody alive', { minimumAge: 100 }, ['minimumAge', 'NUMBER_BETWEEN']],
    ['too many skills', { skills: many(21) }, ['skills', 'ENTRIES_BETWEEN']],
    ['an empty skill', { skills: ['săpat', ' '] }, ['skills.1', 'MINIMUM_LENGTH']],
    ['too many benefits', { benefits: many(21) }, ['benefits', 'ENTRIES_BETWEEN']],
    ['an unknown language', { languages: ['ro', 'zz'] }, ['languages', 'LANGUAGE_CODE']],
    ['a language in three letters', { languages: ['ron'] }, ['languages', 'LANGUAGE_CODE']],
    ['eleven questions', { questions: Array.from({ length: 11 }, () => ({ ...question })) }, ['questions', 'ENTRIES_BETWEEN']],
    ['a question of another opportunity', { questions: [{ ...question, id: unknown }] }, ['questions.0.id', 'KNOWN_QUESTION']],
    ['an empty question', { questions: [{ ...question, text: '' }] }, ['questions.0.text', 'MINIMUM_LENGTH']],
  ])('is not %s', (_name, input, refusal) => {
    expect(refusalsOf(input)).toEqual([refusal]);
  });

  it('is read with every bad value named, and with what its bounds allow', () => {
    expect(refusalsOf({ title: '', places: -1, minimumAge: 3 }).map(([field]) => field)).toEqual(['title', 'minimumAge', 'places']);
    expect(refusalsOf({ title: 'a'.repeat(150), description: 'a'.repeat(10_000), places: 100_000, minimumAge: 15, skills: many(20), languages: ['ro', 'hu', 'en'], place: { ...cluj, latitude: 43.5, longitude: 30 } })).toEqual([]);
    expect(readContent({}, scene)).toEqual({ ok: true, value: {} });
    expect(readContent({ isRemote: true }, scene)).toEqual({ ok: true, value: { place: null } });
    expect(readContent({ place: cluj }, scene)).toEqual({ ok: true, value: { place: { localityId: '54984', countyCode: 'CJ', address: null, latitude: null, longitude: null } } });
    expect(readContent({ places: 7 }, scene)).toEqual({ ok: true, value: { places: 7, shifts: [] } });
  });

  it('keeps the shifts and questions there are, with what is taken, in the order of time', () => {
    const later = shift({ startsAt: new Date('2026-10-10T09:00:00+03:00'), endsAt: new Date('2026-10-10T10:00:00+03:00') });
    const read = readContent({ shifts: [later, shift({ id: known.toUpperCase(), places: 8 })], questions: [{ ...question, id: known }, question] }, scene);

    expect(read).toMatchObject({ ok: true, value: { places: null, shifts: [{ id: known, takenCount: 2, places: 8 }, { id: 'new', takenCount: 0 }], questions: [{ id: known }, { id: 'new' }] } });
  });
});

describe('what fields mean together', () => {
  const codes = (changes: Partial<SaidOpportunity>) => refusalsOfContent({ ...aDraft, ...changes }).map(({ code, field, params }) => [params?.['expected'] ?? code, field?.join('.')]);

  it('days stand in order, and two years are the most', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ endsOn: '2026-09-30' })).toEqual([['DAY_BETWEEN', 'endsOn']]);
    expect(codes({ endsOn: '2028-10-01' })).toEqual([]);
    expect(codes({ endsOn: '2028-10-02' })).toEqual([['DAY_BETWEEN', 'endsOn']]);
    expect(codes({ applyUntil: '2026-10-31' })).toEqual([]);
    expect(codes({ applyUntil: '2026-11-01' })).toEqual([['DAY_UNTIL', 'applyUntil']]);
  });

  it('a shift begins within the days, ends after it begins, and takes 24 hours at most', () => {
    const shifts = [aShift('2026-09-30T23:59:00+03:00', 1), aShift('2026-10-01T00:00:00+03:00', 0), aShift('2026-10-05T08:00:00+03:00', 24), aShift('2026-10-06T08:00:00+03:00', 24.1), aShift('2026-11-01T00:00:00+02:00', 1)];
    expect(codes({ places: null, shifts, hasNightWork: true }).map(([expected, field]) => [expected, field])).toEqual([0, 1, 3, 4].map((index) => ['SHIFT_TIMES', `shifts.${index}`]));
  });

  it('who is under 18 comes where minors are welcome, and never to night work', () => {
    expect(codes({ minimumAge: 17 })).toEqual([['OPEN_TO_MINORS', 'minimumAge']]);
    expect(codes({ minimumAge: 15, isOpenToMinors: true })).toEqual([]);
    expect(codes({ minimumAge: 15, isOpenToMinors: true, hasNightWork: true })).toEqual([['NIGHT_WORK_OF_MINORS', 'hasNightWork']]);
    const night = { places: null, shifts: [aShift('2026-10-03T10:00:00+03:00', 2), aShift('2026-10-03T20:00:00+03:00', 4)] };
    expect(codes({ ...night, isOpenToMinors: true })).toEqual([['NIGHT_WORK_OF_MINORS', 'shifts.1']]);
    expect(codes(night)).toEqual([['NIGHT_WORK', 'hasNightWork']]);
    expect(codes({ ...night, hasNightWork: true })).toEqual([]);
  });

  it('night is from 22:00 to 6:00 in Romania, also when clocks are changed', () => {
    const atNight = (from: string, hours: number) => isAtNight(aShift(from, hours));
    expect([atNight('2026-10-03T06:00:00+03:00', 16), atNight('2026-10-03T06:00:00+03:00', 16.01), atNight('2026-10-03T05:59:00+03:00', 1), atNight('2026-10-03T22:00:00+03:00', 1)]).toEqual([false, true, true, true]);
    // In UTC this is the evening before.
    expect(atNight('2026-07-03T21:30:00Z', 1)).toBe(true);
    expect([atNight('2026-10-25T06:00:00+02:00', 16), atNight('2026-03-29T06:00:00+03:00', 16), atNight('2026-10-25T02:30:00+03:00', 0.1)]).toEqual([false, false, true]);
    expect([atNight('2026-10-03T21:59:30+03:00', 0.008), atNight('2026-10-03T21:59:30+03:00', 0.01)]).toEqual([false, true]);
  });
});

describe('what people have been promised', () => {
  const { PUBLISHED } = opportunityInEveryState;
  const whole = { ...PUBLISHED, takenCount: 4 };
  const [full, free] = [aShift('2026-10-03T09:00:00+03:00', 4, { id: 'full', takenCount: 5 }), aShift('2026-10-04T09:00:00+03:00', 4, { id: 'free' })];
  const timed: Opportunity = { ...PUBLISHED, places: null, takenCount: 5, shifts: [full, free] };
  const taken = (before: Opportunity, changes: Partial<SaidOpportunity>, ...applied: (string | null)[]) =>
    refusalsOfTaken(before, { ...before, ...changes }, new Set(applied)).map(({ code, field, params }) => [code, field?.join('.'), params?.['taken']]);

  it('places are not fewer than are taken', () => {
    expect(taken(whole, { places: 4 }, null)).toEqual([]);
    expect(taken(whole, { places: 3 }, null)).toEqual([['PLACES_TAKEN', 'places', 4]]);
    expect(taken(timed, { shifts: [{ ...full, places: 4 }, free] }, 'full')).toEqual([['PLACES_TAKEN', 'shifts.0.places', 5]]);
  });

  it('a shift for which somebody has applied stays, and so does the kind of places', () => {
    expect(taken(timed, { shifts: [full] }, 'full')).toEqual([]);
    expect(taken(timed, { shifts: [full] }, 'full', 'free')).toEqual([['PLACES_TAKEN', 'shifts', 0]]);
    expect(taken(timed, { shifts: [free] }, 'full')).toEqual([['PLACES_TAKEN', 'shifts', 5]]);
    expect(taken(timed, { places: 50, shifts: [] }, 'full')).toEqual([['PLACES_TAKEN', 'places', 1]]);
    expect(taken(whole, { places: null, shifts: [free] }, null)).toEqual([['PLACES_TAKEN', 'shifts', 1]]);
    expect([...taken(timed, { places: 50, shifts: [] }), ...taken(whole, { places: null, shifts: [free] })]).toEqual([]);
  });

  it('a day that has begun stays, and another one is to come', () => {
    const refused = (changes: Partial<SaidOpportunity>) => refusalsOfNewDays(PUBLISHED, { ...PUBLISHED, ...changes }, '2026-10-10').map(({ field }) => field?.join('.'));
    expect(refused({ title: 'Plantăm două păduri' })).toEqual([]);
    expect(refused({ startsOn: '2026-10-02', endsOn: '2026-10-09', applyUntil: '2026-10-09' })).toEqual(['startsOn', 'endsOn', 'applyUntil']);
    expect(refused({ endsOn: '2026-10-10' })).toEqual([]);
  });

  it('more places are more places, as a whole or in a shift', () => {
    expect(freePlacesOf(whole)).toBe(6);
    expect(freePlacesOf(timed)).toBe(5);
    expect([hasMorePlaces(whole, { ...whole, places: 11 }), hasMorePlaces(whole, { ...whole, places: 9 })]).toEqual([true, false]);
    expect([hasMorePlaces(timed, { ...timed, shifts: [{ ...full, places: 6 }, free] }), hasMorePlaces(timed, { ...timed, shifts: [full, free, aShift('2026-10-05T09:00:00+03:00', 4)] })]).toEqual([true, false]);
  });
});
