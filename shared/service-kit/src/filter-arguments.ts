import { isUuid, parseText, searchWords } from '@conect/kernel';
import { domainAndDescendants, findActivityDomain } from '@conect/reference-data';
import { badArgument } from './graphql-errors';

/** Null for an empty list, as for an absent one: neither asks for anything. */
export const unlessEmpty = <Item>(list: readonly Item[] | null | undefined): readonly Item[] | null => (list == null || list.length === 0 ? null : list);

/** The ids that a filter names; the argument is refused when one of them is none. */
export function wantedIds(ids: readonly string[] | null | undefined, argument: string): readonly string[] | null {
  if (ids != null && !ids.every(isUuid)) throw badArgument(argument, 'UUIDs');
  return unlessEmpty(ids);
}

/** The activity domains that a filter names; a section stands for its domains too. */
export function wantedDomains(code: string | null | undefined, argument = 'filter.domain'): readonly string[] | null {
  if (code == null) return null;
  if (findActivityDomain(code) === null) throw badArgument(argument, 'the code of an activity domain, e.g. B');
  return domainAndDescendants(code);
}

/** The words that are searched, of a text of at most so many characters; nothing without a letter or a digit. */
export function wordsSearched(search: string | null | undefined, maximum: number): readonly string[] {
  const text = parseText(search ?? '', { min: 0, max: maximum }, ['search']);
  if (!text.ok) throw badArgument('search', `well-formed text of at most ${maximum} characters`);
  return searchWords(text.value);
}
