import { findCounty } from '@conect/reference-data';
import { badArgument, wantedDomains } from '@conect/service-kit';
import { maximumSearchLength, parseSearchText } from '../../catalogue/domain/search-text';
import type { ActivityFilter } from '../../service/graphql/__generated__/resolvers-types';
import type { ActivityQuery } from '../application/ports';

/** Reads a filter; what it names must exist. */
export function activityQueryOf({ kinds, domain, countyCode, from, until, search }: ActivityFilter): ActivityQuery {
  return {
    kinds: kinds ?? null,
    domains: wantedDomains(domain),
    countyCode: countyCode == null ? null : countyOf(countyCode),
    from: from == null ? null : dayOf('filter.from', from),
    until: until == null ? null : dayOf('filter.until', until),
    words: search == null ? [] : wordsOf(search),
  };
}

function countyOf(code: string): string {
  if (findCounty(code) === null) throw badArgument('filter.countyCode', 'the code of a county, e.g. CJ');
  return code;
}

function dayOf(argument: string, day: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
  if (!isDay) throw badArgument(argument, 'a calendar day yyyy-mm-dd');
  return day;
}

function wordsOf(search: string): readonly string[] {
  if (search.length > maximumSearchLength) throw badArgument('filter.search', `at most ${maximumSearchLength} characters`, 'LIMIT_EXCEEDED');
  return parseSearchText(search)?.words ?? [];
}
