import { accept, calendarDay, identifier, refuse, textOf, type FieldParser } from '@conect/kernel';
import { findActivityDomain } from '@conect/reference-data';
import { maximumDomains, mergeSeat } from '../../organization/domain/merge-profile';
import { badInput, type RegistryErrorCode, type RegistryRefusal } from '../../service/domain/refusals';
import type { ActivityContent, ActivityKind } from './activity';

type Given<Value> = Value | null | undefined;

interface GivenText {
  readonly ro?: Given<string>;
  readonly en?: Given<string>;
}

/** The content part of the input of `publishActivity` and `updateActivity`: absent leaves a field, null clears it. */
export interface ActivityInput {
  readonly title?: Given<GivenText>;
  readonly text?: Given<GivenText>;
  readonly domains?: Given<readonly string[]>;
  readonly countyCode?: Given<string>;
  readonly localityCode?: Given<string>;
  readonly startsOn?: Given<string>;
  readonly endsOn?: Given<string>;
  readonly document?: Given<string>;
  readonly image?: Given<string>;
  readonly imageDescription?: Given<string>;
}

/** An activity's content after an input, with everything that speaks against it. */
export interface MergedActivity {
  readonly content: ActivityContent;
  readonly refusals: readonly RegistryRefusal[];
}

type TextField = Exclude<keyof ActivityContent, 'domains'>;

const emptyContent: ActivityContent = {
  titleRo: '',
  titleEn: null,
  textRo: '',
  textEn: null,
  domains: [],
  countyCode: null,
  localityCode: null,
  startsOn: null,
  endsOn: null,
  documentId: null,
  imageId: null,
  imageDescription: null,
};

/** A calendar day that exists, of this age. */
const dayOfOurAge: FieldParser<RegistryErrorCode> = (value, field, today) => (/^(19|20|21)/.test(value) ? calendarDay(value, field, today) : refuse(badInput(field, 'CALENDAR_DAY')));

const fields: Readonly<Record<TextField, { readonly path: readonly string[]; readonly parse: FieldParser<RegistryErrorCode>; readonly given: (input: ActivityInput) => Given<string> }>> = {
  titleRo: { path: ['title', 'ro'], parse: textOf(200), given: ({ title }) => (title === null ? null : title?.ro) },
  titleEn: { path: ['title', 'en'], parse: textOf(200), given: ({ title }) => (title === null ? null : title?.en) },
  textRo: { path: ['text', 'ro'], parse: textOf(10_000), given: ({ text }) => (text === null ? null : text?.ro) },
  textEn: { path: ['text', 'en'], parse: textOf(10_000), given: ({ text }) => (text === null ? null : text?.en) },
  countyCode: { path: ['countyCode'], parse: textOf(20), given: ({ countyCode }) => countyCode },
  localityCode: { path: ['localityCode'], parse: textOf(20), given: ({ localityCode }) => localityCode },
  startsOn: { path: ['startsOn'], parse: dayOfOurAge, given: ({ startsOn }) => startsOn },
  endsOn: { path: ['endsOn'], parse: dayOfOurAge, given: ({ endsOn }) => endsOn },
  documentId: { path: ['document'], parse: identifier, given: ({ document }) => document },
  imageId: { path: ['image'], parse: identifier, given: ({ image }) => image },
  imageDescription: { path: ['imageDescription'], parse: textOf(300), given: ({ imageDescription }) => imageDescription },
};

/** Applies an input to an activity's content, or to nothing, and finds all mistakes at once. */
export function mergeActivity(kind: ActivityKind, current: ActivityContent | null, input: ActivityInput): MergedActivity {
  const { patch, refusals } = parseTexts(input);
  const merged: ActivityContent = { ...(current ?? emptyContent), ...patch, domains: domainsOf(current, input) };
  const place = mergeSeat({ ...merged, unitCode: null }, patch);
  const { countyCode, localityCode } = place.values;
  const content = { ...merged, countyCode, localityCode };
  const unread = new Set(refusals.map(({ field }) => field?.join('.')));
  const together = [...place.refusals, ...refusalsOfDomains(merged.domains, input), ...refusalsOfDays(kind, merged), ...refusalsOfTexts(merged)];
  return { content, refusals: [...refusals, ...together.filter(({ field }) => !unread.has(field?.join('.')))] };
}

type Patch = Partial<Record<TextField, string | null>>;

function parseTexts(input: ActivityInput): { readonly patch: Patch & Partial<Pick<ActivityContent, 'titleRo' | 'textRo'>>; readonly refusals: readonly RegistryRefusal[] } {
  const outcomes = (Object.keys(fields) as TextField[]).flatMap((field) => {
    const { path, parse, given } = fields[field];
    const value = given(input);
    if (value === undefined) return [];
    // What must be there is missed below, by its own words.
    return [[field, value === null ? accept(field === 'titleRo' || field === 'textRo' ? '' : null) : parse(value, path, '')] as const];
  });
  return {
    patch: Object.fromEntries(outcomes.flatMap(([field, outcome]) => (outcome.ok ? [[field, outcome.value]] : []))),
    refusals: outcomes.flatMap(([, outcome]) => (outcome.ok ? [] : outcome.refusals)),
  };
}

const domainsOf = (current: ActivityContent | null, { domains }: ActivityInput): readonly string[] =>
  domains === undefined ? (current?.domains ?? []) : [...new Set(domains ?? [])].sort();

/** At least one domain, so that whoever looks by domain finds everything; only what the input says is looked up. */
function refusalsOfDomains(domains: readonly string[], input: ActivityInput): readonly RegistryRefusal[] {
  if (domains.length === 0) return [badInput(['domains'], 'VALUE')];
  if (domains.length > maximumDomains) return [badInput(['domains'], 'DOMAIN_COUNT', { maximum: maximumDomains })];
  return input.domains !== undefined && domains.some((code) => findActivityDomain(code) === null) ? [badInput(['domains'], 'DOMAIN_CODE')] : [];
}

function refusalsOfDays(kind: ActivityKind, { startsOn, endsOn }: ActivityContent): readonly RegistryRefusal[] {
  if (startsOn === null && (kind === 'EVENT' || endsOn !== null)) return [badInput(['startsOn'], 'VALUE')];
  return startsOn !== null && endsOn !== null && endsOn < startsOn ? [badInput(['endsOn'], 'NOT_BEFORE_START', { startsOn })] : [];
}

const refusalsOfTexts = ({ titleRo, textRo, imageId, imageDescription }: ActivityContent): readonly RegistryRefusal[] => [
  ...(titleRo === '' ? [badInput(['title', 'ro'], 'VALUE')] : []),
  ...(textRo === '' ? [badInput(['text', 'ro'], 'VALUE')] : []),
  ...(imageId !== null && imageDescription === null ? [badInput(['imageDescription'], 'VALUE')] : []),
  ...(imageId === null && imageDescription !== null ? [badInput(['image'], 'VALUE')] : []),
];
