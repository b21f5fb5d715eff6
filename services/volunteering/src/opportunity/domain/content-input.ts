import { accept, isUuid, orNull, readPart, readText, refusalsIn, refuse, required, textBetween, textOf, together, whole, type Given, type NewId } from '@conect/kernel';
import { isWithinLegalClock } from '@conect/legal-clock';
import { findActivityDomain, findLocality } from '@conect/reference-data';
import { badInput, type Read } from '../../service/domain/refusals';
import type { Acceptance, AccessibilityFeature, Place, Question, SaidOpportunity, Shift, VolunteeringDomain } from './opportunity';
import { entriesOnce, everyOne, readNumber } from './read-values';
import { readShifts, type ShiftInput } from './shift-input';

/** Where something is done, as given. */
interface PlaceInput {
  readonly localityId: string;
  readonly address?: Given<string>;
  readonly latitude?: Given<number>;
  readonly longitude?: Given<number>;
}

/** What who applies is asked, as given; without an id it is a new question. */
interface QuestionInput {
  readonly id?: Given<string>;
  readonly text: string;
  readonly isRequired: boolean;
}

/** What the input of `createOpportunity` and `updateOpportunity` says: absent leaves a field, an object or a list replaces the whole of it. */
export interface ContentInput {
  readonly title?: Given<string>;
  readonly description?: Given<string>;
  readonly volunteeringDomains?: Given<readonly VolunteeringDomain[]>;
  readonly domains?: Given<readonly string[]>;
  readonly isRemote?: Given<boolean>;
  readonly place?: Given<PlaceInput>;
  readonly startsOn?: Given<string>;
  readonly endsOn?: Given<string>;
  readonly applyUntil?: Given<string>;
  readonly acceptance?: Given<Acceptance>;
  readonly places?: Given<number>;
  readonly shifts?: Given<readonly ShiftInput[]>;
  readonly minimumAge?: Given<number>;
  readonly isOpenToMinors?: Given<boolean>;
  readonly hasNightWork?: Given<boolean>;
  readonly accessibility?: Given<readonly AccessibilityFeature[]>;
  readonly skills?: Given<readonly string[]>;
  readonly languages?: Given<readonly string[]>;
  readonly benefits?: Given<readonly string[]>;
  readonly questions?: Given<readonly QuestionInput[]>;
}

/** What there is already, and where ids of what is new come from. */
export interface ReadingScene {
  readonly shifts: readonly Shift[];
  readonly questions: readonly Question[];
  readonly newId: NewId;
}

/** Romania lies within; what is outside was mistyped. */
const box = { south: 43.5, north: 48.5, west: 20, east: 30 } as const;
const maximumEntries = 20;

/** Reads what the input changes of an opportunity, every bad value named. What two fields mean together is judged afterwards. */
export function readContent(input: ContentInput, scene: ReadingScene): Read<Partial<SaidOpportunity>> {
  const capacity = readCapacity(input, scene);
  const values = together<Omit<SaidOpportunity, 'places' | 'shifts'>>({
    title: given(input.title, required(textBetween(5, 150), ['title'])),
    description: given(input.description, required(textBetween(50, 10_000), ['description'])),
    volunteeringDomains: given(input.volunteeringDomains, (values) => entriesOnce(values ?? [], ['volunteeringDomains'], [1, 3])),
    domains: given(input.domains, (codes) => readCodes(codes ?? [], 'domains', [1, 10])),
    place: readPlace(input),
    startsOn: given(input.startsOn, readDay('startsOn')),
    endsOn: given(input.endsOn, readDay('endsOn')),
    applyUntil: given(input.applyUntil, orNull(readDay('applyUntil'))),
    acceptance: given(input.acceptance, valueOf('acceptance')),
    minimumAge: given(input.minimumAge, (age) => readNumber(age, ['minimumAge'], [15, 99])),
    isOpenToMinors: given(input.isOpenToMinors, valueOf('isOpenToMinors')),
    hasNightWork: given(input.hasNightWork, valueOf('hasNightWork')),
    accessibility: given(input.accessibility, (values) => entriesOnce(values ?? [], ['accessibility'], [0, maximumEntries])),
    skills: given(input.skills, (texts) => readTexts(texts ?? [], 'skills')),
    languages: given(input.languages, (codes) => readCodes(codes ?? [], 'languages', [0, maximumEntries])),
    benefits: given(input.benefits, (texts) => readTexts(texts ?? [], 'benefits')),
    questions: given(input.questions, (questions) => readQuestions(questions ?? [], scene)),
  });
  const refusals = refusalsIn([values, ...(capacity === undefined ? [] : [capacity])]);
  if (!values.ok || refusals.length > 0) return refuse(...(refusals as typeof refusals & readonly { code: 'BAD_USER_INPUT' }[]));
  return accept({ ...values.value, ...(capacity?.ok === true ? capacity.value : {}) });
}

/** Undefined for a field that the input does not name. */
const given = <In, Out>(value: In | undefined, read: (value: In) => Read<Out>): Read<Out> | undefined => (value === undefined ? undefined : read(value));

const valueOf =
  (field: string) =>
  <Value>(value: Value | null): Read<Value> =>
    value === null ? refuse(badInput([field], 'VALUE')) : accept(value);

const readDay =
  (field: string) =>
  (day: string | null): Read<string> =>
    day !== null && isWithinLegalClock(day) ? accept(day) : refuse(badInput([field], 'CALENDAR_DAY'));

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const codeLists = {
  domains: { isKnown: (code: string) => findActivityDomain(code) !== null, expected: 'DOMAIN_CODE' },
  languages: { isKnown: (code: string) => /^[a-z]{2}$/.test(code) && languageNames.of(code) !== undefined, expected: 'LANGUAGE_CODE' },
} as const;

function readCodes(codes: readonly string[], field: keyof typeof codeLists, bounds: readonly [number, number]): Read<readonly string[]> {
  const list = entriesOnce(codes, [field], bounds);
  const { isKnown, expected } = codeLists[field];
  return list.ok && !codes.every(isKnown) ? refuse(badInput([field], expected)) : list;
}

function readTexts(texts: readonly string[], field: string): Read<readonly string[]> {
  const list = entriesOnce(texts, [field], [0, maximumEntries]);
  return list.ok ? everyOne(texts.map((text, index) => readText(100, text, [field, String(index)]))) : list;
}

/** A place, or that there is none since it is done from anywhere; undefined when the input says neither. */
function readPlace({ isRemote, place }: ContentInput): Read<Place | null> | undefined {
  if (isRemote == null && place === undefined) return undefined;
  if ((isRemote === true) === (place != null)) return refuse(badInput(['place'], 'PLACE_OR_REMOTE'));
  if (place == null) return accept(null);
  const locality = findLocality(place.localityId);
  const read = together<Pick<Place, 'localityId' | 'address' | 'latitude'>>({
    localityId: locality === null ? refuse(badInput(['place', 'localityId'], 'LOCALITY_CODE')) : accept(locality.code),
    address: readPart(textOf(300), place.address, ['place', 'address']),
    latitude: isInRomania(place) ? accept(place.latitude ?? null) : refuse(badInput(['place', 'latitude'], 'COORDINATES')),
  });
  if (!read.ok) return read;
  return accept({ ...(read.value as Place), countyCode: locality!.countyCode, longitude: place.longitude ?? null });
}

/** Both coordinates within the box, or neither. */
function isInRomania({ latitude = null, longitude = null }: PlaceInput): boolean {
  if (latitude === null || longitude === null) return latitude === longitude;
  return latitude >= box.south && latitude <= box.north && longitude >= box.west && longitude <= box.east;
}

/** Places as a whole, or shifts with places of their own; undefined when the input names neither. */
function readCapacity({ places, shifts }: ContentInput, scene: ReadingScene): Read<Pick<SaidOpportunity, 'places' | 'shifts'>> | undefined {
  if (places === undefined && shifts === undefined) return undefined;
  const hasShifts = shifts != null && shifts.length > 0;
  if ((places != null) === hasShifts) return refuse(badInput([hasShifts ? 'shifts' : 'places'], 'PLACES_OR_SHIFTS'));
  return whole<Pick<SaidOpportunity, 'places' | 'shifts'>>({
    places: places == null ? accept(null) : readNumber(places, ['places'], [1, 100_000]),
    shifts: hasShifts ? readShifts(shifts, scene) : accept([]),
  });
}

function readQuestions(questions: readonly QuestionInput[], { questions: known, newId }: ReadingScene): Read<readonly Question[]> {
  const ids = questions.flatMap(({ id }) => id?.toLowerCase() ?? []);
  const list = entriesOnce(questions, ['questions'], [0, 10]);
  if (!list.ok) return list;
  if (new Set(ids).size < ids.length) return refuse(badInput(['questions'], 'ENTRY_ONCE'));
  return everyOne(questions.map(({ id, text, isRequired }, index) => readQuestion({ id: id?.toLowerCase() ?? null, text, isRequired }, { index, known, newId })));
}

interface QuestionScene {
  readonly index: number;
  readonly known: readonly Question[];
  readonly newId: NewId;
}

function readQuestion({ id, text, isRequired }: { readonly id: string | null; readonly text: string; readonly isRequired: boolean }, { index, known, newId }: QuestionScene): Read<Question> {
  const place = ['questions', String(index)];
  return whole<Question>({
    id: id === null ? accept(newId()) : isUuid(id) && known.some((question) => question.id === id) ? accept(id) : refuse(badInput([...place, 'id'], 'KNOWN_QUESTION')),
    text: readText(300, text, [...place, 'text']),
    isRequired: accept(isRequired),
  });
}
