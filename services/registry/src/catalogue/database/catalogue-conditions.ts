import type { SqlParameters } from '@conect/service-kit';
import type { CatalogueFilter } from '../domain/catalogue-query';
import { forgivesTypo, oneTypoPatterns, type SearchText } from '../domain/search-text';

/** The conditions of a filter on `catalogue_entry e`. One value becomes an equality, which lets a sorted index give the order too. */
export function filterConditions(filter: CatalogueFilter, { add }: SqlParameters): readonly string[] {
  const { statuses, types, countyCodes, localityCodes, domainCodes, hasPublicUtility } = filter;
  const among = (column: string, values: readonly string[] | null): readonly string[] => {
    if (values === null) return [];
    return [values.length === 1 ? `${column} = ${add(values[0], 'text')}` : `${column} = ANY (${add(values, 'text[]')})`];
  };
  return [
    ...among('e.status', statuses),
    ...among('e.type', types),
    ...among('e.county_code', countyCodes),
    ...among('e.locality_code', localityCodes),
    ...(domainCodes === null ? [] : [`e.domain_codes && ${add(domainCodes, 'text[]')}`]),
    ...(hasPublicUtility === null ? [] : [`e.has_public_utility = ${add(hasPublicUtility, 'boolean')}`]),
  ];
}

/** How well an entry answers a search: conditions on `catalogue_entry e`, and the words a typo may stand for. */
export interface SearchConditions {
  /** The whole name, or a number; ranks first. */
  readonly isNamed: string;
  /** Every word is a word of the name. */
  readonly hasWords: string;
  /** Every word begins a word of the name. */
  readonly hasBeginnings: string;
  /** Every word does, one typo each forgiven; null when no word is long enough. */
  readonly hasTypos: string | null;
  /** Among those: every word is a word of the name but for the typo. */
  readonly hasWholeTypos: string | null;
  /** The common table expression that `hasTypos` needs. */
  readonly typosTable: string | null;
}

/** A search of 33 long words must not cost 33 look-ups among all words. */
const mostForgivenWords = 8;

/** Words are letters and digits only (see `foldText`), so that quoting them is enough. */
const whole = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' & ');
const beginning = (word: string): string => `'${word}':*`;

/** Writes the conditions of a search. */
export function searchConditions(search: SearchText, parameters: SqlParameters): SearchConditions {
  const { words, coreName, cui, registerNumber } = search;
  const { add } = parameters;
  const hasWords = `e.words @@ ${add(whole(words), 'tsquery')}`;
  const numbers = [
    ...(cui === null ? [] : [`e.cui = ${add(cui, 'text')}`]),
    ...(registerNumber === null ? [] : [`e.register_number = ${add(registerNumber, 'text')}`]),
  ];
  const typosTable = typosTableOf(words, parameters);
  return {
    isNamed: anyOf([`(e.core_name_key = ${add(coreName, 'text')} AND ${hasWords})`, ...numbers]),
    hasWords,
    hasBeginnings: `e.words @@ ${add(words.map(beginning).join(' & '), 'tsquery')}`,
    hasTypos: typosTable === null ? null : 'e.words @@ (SELECT anywhere FROM typos)',
    hasWholeTypos: typosTable === null ? null : 'e.words @@ (SELECT whole FROM typos)',
    typosTable,
  };
}

/** Any of several conditions. */
export const anyOf = (conditions: readonly string[]): string => `(${conditions.join(' OR ')})`;

/**
 * `typos`: one row of two text-search queries, for every word those it may stand for among the words of all names. Read once per
 * statement and only when a rank that needs it is reached.
 */
function typosTableOf(words: readonly string[], { add }: SqlParameters): string | null {
  const forgiven = new Set(words.filter(forgivesTypo).slice(0, mostForgivenWords));
  if (forgiven.size === 0) return null;
  const perWord = words.map((word) => {
    const asTyped = add(beginning(word), 'tsquery');
    if (!forgiven.has(word)) return { whole: asTyped, anywhere: asTyped };
    const patterns = oneTypoPatterns(word);
    const meant = (found: string) =>
      `coalesce((SELECT string_agg(DISTINCT '''' || word || '''', '|') FROM catalogue_word WHERE ${found})::tsquery || ${asTyped}, ${asTyped})`;
    return {
      whole: meant(`word LIKE ANY (${add(patterns, 'text[]')})`),
      anywhere: meant(`word LIKE ANY (${add(patterns.map((pattern) => `${pattern}%`), 'text[]')})`),
    };
  });
  const all = (which: 'whole' | 'anywhere') => perWord.map((one) => one[which]).join(' && ');
  return `typos AS MATERIALIZED (SELECT ${all('whole')} AS whole, ${all('anywhere')} AS anywhere)`;
}
