import { foldText, type PageRequest } from '@conect/kernel';
import { localities, type Locality } from '@conect/reference-data';

/** Which localities a list holds. */
export interface LocalityQuery {
  readonly countyCode: string | null;
  /** Folded words, each of which must begin a word of the name. */
  readonly words: readonly string[];
}

interface ListedLocality {
  readonly locality: Locality;
  /** The folded name, a space before each word. */
  readonly text: string;
}

/** Localities in list order: by folded name, then code. The list never changes while the process runs. */
export interface LocalityList {
  /** In list order; one more than asked for when the list goes on. */
  readonly findPage: (query: LocalityQuery, request: PageRequest) => readonly Locality[];
  readonly count: (query: LocalityQuery) => number;
}

/** A locality's place in the list. */
export const localityPosition = ({ name, code }: Locality): readonly [name: string, code: string] => [foldText(name), code];

/** Sorts all localities once; 13,755 are looked through in about a millisecond. */
export function createLocalityList(): LocalityList {
  const listed: readonly ListedLocality[] = localities()
    .map((locality) => ({ locality, text: ` ${foldText(locality.name)}` }))
    .sort((one, other) => comparePlaces(localityPosition(one.locality), localityPosition(other.locality)));
  const matching = (query: LocalityQuery) => listed.filter((place) => isAskedFor(place, query)).map(({ locality }) => locality);

  return {
    findPage: (query, { size, direction, position }) => {
      const all = matching(query);
      if (direction === 'FORWARD') {
        const start = position === null ? 0 : all.findIndex((locality) => comparePlaces(localityPosition(locality), position as Place) > 0);
        return start < 0 ? [] : all.slice(start, start + size + 1);
      }
      const found = position === null ? -1 : all.findIndex((locality) => comparePlaces(localityPosition(locality), position as Place) >= 0);
      const end = found < 0 ? all.length : found;
      return all.slice(Math.max(0, end - size - 1), end);
    },
    count: (query) => matching(query).length,
  };
}

type Place = readonly [name: string, code: string];

function comparePlaces([name, code]: Place, [otherName, otherCode]: Place): number {
  if (name !== otherName) return name < otherName ? -1 : 1;
  if (code === otherCode) return 0;
  return code < otherCode ? -1 : 1;
}

const isAskedFor = ({ locality, text }: ListedLocality, { countyCode, words }: LocalityQuery): boolean =>
  (countyCode === null || locality.countyCode === countyCode) && words.every((word) => text.includes(` ${word}`));
