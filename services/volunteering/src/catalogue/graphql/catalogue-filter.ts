import { foldText, parseText, type Given } from '@conect/kernel';
import { isWithinLegalClock, legalClockRange } from '@conect/legal-clock';
import { findCounty } from '@conect/reference-data';
import { badArgument, unlessEmpty, wantedDomains, wantedIds, wordsSearched } from '@conect/service-kit';
import type { OpportunityFilter, QueryOpportunitiesArgs } from '../../service/graphql/__generated__/resolvers-types';
import { maximumSearchLength, type CatalogueQuery } from '../domain/catalogue-query';
import { readNear, type Near, type NearInput } from '../domain/near';

const maximumEntries = 100;

/** What the arguments of a search ask for; a bad one is refused by its name. */
export function catalogueQueryOf({ filter, search, near }: Pick<QueryOpportunitiesArgs, 'filter' | 'search' | 'near'>): CatalogueQuery {
  const given = filter ?? {};
  return {
    ...listsOf(given),
    ...daysOf(given),
    isRemote: given.isRemote ?? null,
    openToMinors: given.openToMinors ?? null,
    age: ageOf(given.minimumAge),
    hasFreePlaces: given.hasFreePlaces ?? null,
    hasNightWork: given.hasNightWork ?? null,
    words: wordsSearched(search, maximumSearchLength),
    near: near == null ? null : nearOf(near),
  };
}

function listsOf({ domain, volunteeringDomains, countyCodes, organizationIds, accessibility, languages, skills }: OpportunityFilter) {
  refuseLong({ volunteeringDomains, countyCodes, organizationIds, accessibility, languages, skills });
  return {
    domains: wantedDomains(domain),
    volunteeringDomains: unlessEmpty(volunteeringDomains),
    countyCodes: wantedCodes('countyCodes', countyCodes, isCounty, 'codes of counties, e.g. CJ'),
    organizationIds: wantedIds(organizationIds, 'filter.organizationIds'),
    accessibility: unlessEmpty(accessibility),
    languages: wantedCodes('languages', languages, isLanguage, 'ISO 639-1 codes, e.g. ro'),
    skills: unlessEmpty(skills)?.map(skillOf) ?? null,
  };
}

function refuseLong(lists: Readonly<Record<string, Given<readonly unknown[]>>>): void {
  for (const [name, list] of Object.entries(lists)) {
    if (list != null && list.length > maximumEntries) throw badArgument(`filter.${name}`, `at most ${maximumEntries} values`, 'LIMIT_EXCEEDED');
  }
}

const isCounty = (code: string): boolean => findCounty(code) !== null;
const isLanguage = (code: string): boolean => /^[a-z]{2}$/.test(code);

function wantedCodes(name: string, codes: Given<readonly string[]>, isKnown: (code: string) => boolean, expected: string): readonly string[] | null {
  if (codes != null && !codes.every(isKnown)) throw badArgument(`filter.${name}`, expected);
  return unlessEmpty(codes);
}

function skillOf(skill: string): string {
  const text = parseText(skill, { max: maximumSearchLength }, []);
  if (!text.ok) throw badArgument('filter.skills', `well-formed texts of 1 to ${maximumSearchLength} characters`);
  return foldText(text.value);
}

function daysOf({ from = null, until = null }: OpportunityFilter) {
  for (const [name, day] of Object.entries({ from, until })) {
    if (day !== null && !isWithinLegalClock(day)) throw badArgument(`filter.${name}`, `a day from ${legalClockRange.first} to ${legalClockRange.last}`);
  }
  if (from !== null && until !== null && from > until) throw badArgument('filter.until', 'a day that is not before `from`');
  return { from, until };
}

function ageOf(age: number | null | undefined): number | null {
  if (age == null) return null;
  if (age < 0 || age > 120) throw badArgument('filter.minimumAge', 'years from 0 to 120');
  return age;
}

function nearOf(input: NearInput): Near {
  const near = readNear(input);
  if (near.ok) return near.value;
  const [refusal] = near.refusals;
  throw badArgument(`near.${refusal?.field?.[0] ?? 'radiusKm'}`, String(refusal?.params?.['expected']));
}
