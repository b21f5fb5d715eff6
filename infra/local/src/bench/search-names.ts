import { foldText } from '@conect/kernel';
import MiniSearch from 'minisearch';

/** A way to find names; each answers the names it found, the best first. */
export type FindNames = (text: string) => Promise<readonly string[]>;

/** What somebody types who looks for one organization, and how it is spelled. */
export interface NameQuery {
  readonly name: string;
  readonly text: string;
}

/** What is compared: what a person typed of names, in three spellings of ș and ț and with a typo. */
export interface QuerySets {
  readonly comma: readonly NameQuery[];
  readonly cedilla: readonly NameQuery[];
  readonly plain: readonly NameQuery[];
  readonly typo: readonly NameQuery[];
}

const legalForms = new Set(['asociatia', 'asociatie', 'fundatia', 'fundatie', 'federatia', 'uniunea']);
const shortestWord = 4;

/** The words of a name as somebody types them: without the legal form, three at most, the last one not to its end. */
export function querySetsOf(names: readonly string[]): QuerySets {
  const comma = names.flatMap((name) => {
    const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= shortestWord && !legalForms.has(foldText(word))).slice(0, 3);
    if (words.length === 0) return [];
    const last = words.at(-1)!;
    return [{ name, text: [...words.slice(0, -1), last.slice(0, Math.max(shortestWord, last.length - 2))].join(' ') }];
  });
  const spelled = (change: (text: string) => string): NameQuery[] => comma.map(({ name, text }) => ({ name, text: change(text) }));
  return { comma, cedilla: spelled(withCedilla), plain: spelled(foldText), typo: spelled(withTypo) };
}

const withCedilla = (text: string): string => text.replaceAll(/[șțȘȚ]/g, (letter) => ({ ș: 'ş', ț: 'ţ', Ș: 'Ş', Ț: 'Ţ' })[letter]!);

/** The first word of six letters or more without its third one. */
const withTypo = (text: string): string => text.replace(/\p{L}{6,}/u, (word) => word.slice(0, 2) + word.slice(3));

/** The share of queries whose organization is among the first ten; of several of one name any will do. */
export async function recallOf(queries: readonly NameQuery[], find: FindNames): Promise<number> {
  let found = 0;
  for (const { name, text } of queries) if ((await find(text)).slice(0, 10).some((one) => foldText(one) === foldText(name))) found += 1;
  return found / queries.length;
}

/** The library's search over the same names: every word as the beginning of one, a typo forgiven in words from five letters. */
export function createMiniSearch(names: readonly string[]): FindNames {
  const index = new MiniSearch<{ id: number; name: string }>({
    fields: ['name'],
    tokenize: (text) => foldText(text).split(' '),
    processTerm: (term) => term,
    searchOptions: { prefix: true, combineWith: 'AND', fuzzy: (term) => (term.length >= 5 ? 1 : false) },
  });
  index.addAll(names.map((name, id) => ({ id, name })));
  return (text) => Promise.resolve(index.search(text).slice(0, 10).map(({ id }) => names[id as number]!));
}
