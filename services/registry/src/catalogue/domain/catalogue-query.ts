import { accept, parseText, refuse, type Refusal, type Result } from '@conect/kernel';
import { domainAndDescendants, findActivityDomain, findCounty, findLocality } from '@conect/reference-data';
import type { OrganizationStatus, OrganizationType } from '../../organization/domain/organization';
import { maximumSearchLength, parseSearchText, type SearchText } from './search-text';

/** The orders of the catalogue. */
export type CatalogueSort = 'RELEVANCE' | 'NAME_ASC' | 'NAME_DESC' | 'REGISTERED_NEWEST';

/** What every listed organization fulfils; an absent or empty list asks for nothing, values of one list are alternatives. */
export interface CatalogueFilter {
  readonly statuses: readonly OrganizationStatus[];
  readonly types: readonly OrganizationType[] | null;
  readonly countyCodes: readonly string[] | null;
  readonly localityCodes: readonly string[] | null;
  /** With the domains below each section. */
  readonly domainCodes: readonly string[] | null;
  readonly hasPublicUtility: boolean | null;
}

/** One checked question to the catalogue. */
export interface CatalogueQuery {
  readonly filter: CatalogueFilter;
  readonly search: SearchText | null;
  readonly sort: CatalogueSort;
}

type Given<Value> = Value | null | undefined;

/** The arguments of `organizations`, as the client sends them. */
export interface CatalogueArguments {
  readonly filter?: Given<{
    readonly countyCodes?: Given<readonly string[]>;
    readonly localityCodes?: Given<readonly string[]>;
    readonly domains?: Given<readonly string[]>;
    readonly types?: Given<readonly OrganizationType[]>;
    readonly statuses?: Given<readonly OrganizationStatus[]>;
    readonly publicUtility?: Given<boolean>;
  }>;
  readonly search?: Given<string>;
  readonly sort?: Given<CatalogueSort>;
}

/** Why arguments are refused; the refusal's field is the one argument it is about. */
export type CatalogueRefusalCode = 'BAD_USER_INPUT' | 'LIMIT_EXCEEDED';

/** What the catalogue lists unless other states are asked for; the struck-off are found by id or by asking for them, the withdrawn by id alone. */
const listedByDefault: readonly OrganizationStatus[] = ['IMPORTED_UNCLAIMED', 'CLAIM_PENDING', 'ACTIVE', 'SUSPENDED', 'DISSOLVING'];

const longestList = 100;

/** Checks the arguments of a catalogue question: codes that exist, lists and texts of a bearable length. */
export function checkCatalogueArguments({ filter, search, sort }: CatalogueArguments): Result<CatalogueQuery, CatalogueRefusalCode> {
  const refusals = refusalsOfFilter(filter ?? {});
  if (refusals.length > 0) return refuse(...refusals);
  const text = checkSearchText('search', search);
  if (!text.ok) return text;

  const found = text.value;
  return accept({
    filter: filterOf(filter),
    search: found,
    sort: found === null && (sort ?? 'RELEVANCE') === 'RELEVANCE' ? 'NAME_ASC' : (sort ?? 'RELEVANCE'),
  });
}

const refusalsOfFilter = ({ countyCodes, localityCodes, domains, types, statuses }: NonNullable<CatalogueArguments['filter']>) => [
  ...refusedList('filter.countyCodes', countyCodes, (code) => findCounty(code) !== null, 'codes of counties, e.g. CJ'),
  ...refusedList('filter.localityCodes', localityCodes, (code) => findLocality(code) !== null, 'SIRUTA codes of localities, e.g. 54984'),
  ...refusedList('filter.domains', domains, (code) => findActivityDomain(code) !== null, 'codes of activity domains, e.g. B'),
  ...refusedList('filter.types', types, () => true, 'legal forms'),
  ...refusedList('filter.statuses', statuses, () => true, 'states'),
];

function filterOf(given: CatalogueArguments['filter']): CatalogueFilter {
  const { statuses, types, countyCodes, localityCodes, domains, publicUtility } = given ?? {};
  return {
    statuses: valuesOf(statuses) ?? listedByDefault,
    types: valuesOf(types),
    countyCodes: valuesOf(countyCodes),
    localityCodes: valuesOf(localityCodes),
    domainCodes: valuesOf(domains)?.flatMap(domainAndDescendants) ?? null,
    hasPublicUtility: publicUtility ?? null,
  };
}

/** An empty list asks for nothing, like an absent one: forms send it. */
const valuesOf = <Value>(list: Given<readonly Value[]>): readonly Value[] | null => (list == null || list.length === 0 ? null : list);

/** Reads a text to search for; null when it asks for nothing. */
export function checkSearchText(argument: string, text: Given<string>): Result<SearchText | null, CatalogueRefusalCode> {
  if (text == null) return accept(null);
  const parsed = parseText(text, { min: 0, max: maximumSearchLength }, [argument]);
  return parsed.ok ? accept(parseSearchText(parsed.value)) : parsed;
}

/** The filter of who gives none. */
export const defaultFilter: CatalogueFilter = filterOf(null);

function refusedList(
  argument: string,
  values: Given<readonly string[]>,
  isKnown: (value: string) => boolean,
  expected: string,
): readonly Refusal<CatalogueRefusalCode>[] {
  if (values == null) return [];
  if (values.length > longestList) return [{ code: 'LIMIT_EXCEEDED', field: [argument], params: { expected: `at most ${longestList} values` } }];
  return values.every(isKnown) ? [] : [{ code: 'BAD_USER_INPUT', field: [argument], params: { expected } }];
}
